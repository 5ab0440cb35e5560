package com.example.noticeboard;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaService;

/** What is said. */
@Component(service = Voice.class)
public final class Voice {
    private final MediaService media;

    @Activate
    public Voice(@Reference MediaService media) {
        this.media = media;
    }

    boolean knows(String prompt) {
        try {
            media.prompt(prompt, Locale.ENGLISH);
            return true;
        } catch (ProblemException unknown) {
            return false;
        }
    }

    AudioSource of(Notice notice, Locale language) {
        List<String> prompts = notice.prompts().isEmpty() ? List.of("notice-none") : notice.prompts();
        return media.sequence(
                prompts.stream().map(prompt -> media.prompt(prompt, language)).toList());
    }

    AudioSource say(String prompt, Locale language) {
        return media.prompt(prompt, language);
    }
}
