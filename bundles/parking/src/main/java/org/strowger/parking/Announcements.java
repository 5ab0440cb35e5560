package org.strowger.parking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaService;

/** What is said about parking. */
@Component(service = Announcements.class)
public final class Announcements {
    private final MediaService media;

    @Activate
    public Announcements(@Reference MediaService media) {
        this.media = media;
    }

    /** "Parked on four one". */
    AudioSource parkedOn(String slot, Locale language) {
        List<AudioSource> parts = new ArrayList<>();
        parts.add(media.prompt("parking-on", language));
        for (char digit : slot.toCharArray()) {
            parts.add(media.prompt("digit-" + digit, language));
        }
        return media.sequence(parts);
    }

    AudioSource full(Locale language) {
        return media.prompt("parking-full", language);
    }

    AudioSource empty(Locale language) {
        return media.prompt("parking-empty", language);
    }
}
