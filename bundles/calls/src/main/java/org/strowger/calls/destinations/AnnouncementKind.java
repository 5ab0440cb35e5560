package org.strowger.calls.destinations;

import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.HungUpException;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaService;

/** Says a prompt in the caller's language and hangs up. */
@Component
public final class AnnouncementKind implements DestinationKind {
    private final MediaService media;

    @Activate
    public AnnouncementKind(@Reference MediaService media) {
        this.media = media;
    }

    @Override
    public String kind() {
        return "announcement";
    }

    @Override
    public Text name() {
        return Text.of("Play a prompt", "播放提示音");
    }

    @Override
    public String targetPattern() {
        return "[a-z0-9-]{1,64}";
    }

    @Override
    public Optional<Destination> resolve(String target) {
        if (!there(target)) {
            return Optional.empty();
        }
        return Optional.of(call -> call.run(session -> say(session, target)));
    }

    private boolean there(String prompt) {
        try {
            media.prompt(prompt, Locale.ENGLISH);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private void say(CallSession session, String prompt) throws HungUpException, InterruptedException {
        session.answer();
        session.play(media.prompt(prompt, session.language()));
    }
}
