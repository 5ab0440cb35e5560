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

/** What an attendant says in one language. A prompt that is gone is a beep: the caller knows that it is his turn. */
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

    AudioSource say(String prompt) {
        return find(prompt).orElseGet(() -> {
            LOG.info("prompt {} is missing", prompt);
            return media.beep(600, 400);
        });
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

    /** The attendant's prompts in their order, or the shipped greeting. */
    AudioSource menu(Attendant attendant) {
        List<String> names = attendant.prompts();
        if (names.isEmpty()) {
            names = List.of(attendant.directDial() ? AttendantPrompts.DIAL : AttendantPrompts.CHOOSE);
        }
        List<AudioSource> parts = new ArrayList<>(List.of(media.tone(BREATH)));
        names.forEach(name -> parts.add(say(name)));
        return media.sequence(parts);
    }
}
