package org.strowger.attendant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaService;

/** What an attendant says in one language. */
final class Speech {
    private static final Logger LOG = LoggerFactory.getLogger(Speech.class);

    /** A line that has just been opened swallows the beginning of what is said. */
    private static final String BREATH = "!0/300";

    private final MediaService media;
    private final Locale language;

    Speech(MediaService media, Locale language) {
        this.media = media;
        this.language = language;
    }

    /** A prompt that is gone is a beep: the caller knows that it is his turn. */
    AudioSource say(String prompt) {
        return find(prompt).orElseGet(() -> media.beep(600, 400));
    }

    /** In this language, else in any that ships: what the owner has recorded once is for all callers. */
    Optional<AudioSource> find(String prompt) {
        return Stream.of(language, Locale.ENGLISH, Locale.CHINESE)
                .flatMap(spoken -> in(spoken, prompt).stream())
                .findFirst();
    }

    private Optional<AudioSource> in(Locale spoken, String prompt) {
        try {
            return Optional.of(media.prompt(prompt, spoken));
        } catch (ProblemException e) {
            LOG.debug("no prompt {} in {}: {}", prompt, spoken, e.getMessage());
            return Optional.empty();
        }
    }

    /** The attendant's prompts in their order, those that are there; without any the shipped greeting. */
    AudioSource menu(Attendant attendant) {
        List<AudioSource> parts = new ArrayList<>(List.of(media.tone(BREATH)));
        attendant.prompts().forEach(name -> find(name).ifPresent(parts::add));
        if (parts.size() == 1) {
            parts.add(say(attendant.directDial() ? AttendantPrompts.DIAL : AttendantPrompts.CHOOSE));
        }
        return media.sequence(parts);
    }
}
