package org.strowger.calls.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.HungUpException;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaService;

/** Says the caller's own number: spoken where the prompts are there, else counted out in beeps, ten for a zero. */
@Component
public final class OwnNumberCode implements FeatureCode {
    private static final Logger LOG = LoggerFactory.getLogger(OwnNumberCode.class);

    private final MediaService media;

    @Activate
    public OwnNumberCode(@Reference MediaService media) {
        this.media = media;
    }

    @Override
    public String id() {
        return "own-number";
    }

    @Override
    public Text name() {
        return Text.of("Say own number", "播报本机号码");
    }

    @Override
    public String defaultCode() {
        return "**13";
    }

    @Override
    public Destination destination(String argument) {
        return call -> call.run(this::say);
    }

    private void say(CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        session.play(new Silence(500));
        session.play(number(session.caller().extension(), session.language()));
        session.play(new Silence(500));
    }

    private AudioSource number(String digits, Locale language) {
        try {
            return media.sequence(spoken(digits, language));
        } catch (ProblemException e) {
            LOG.debug("no spoken digits in {}: {}", language, e.getMessage());
            return media.sequence(beeped(digits));
        }
    }

    private List<AudioSource> spoken(String digits, Locale language) {
        List<AudioSource> parts = new ArrayList<>();
        for (char digit : digits.toCharArray()) {
            parts.add(media.prompt("digit-" + digit, language));
            parts.add(new Silence(100));
        }
        return parts;
    }

    private List<AudioSource> beeped(String digits) {
        List<AudioSource> parts = new ArrayList<>();
        for (char digit : digits.toCharArray()) {
            int beeps = digit == '0' ? 10 : digit - '0';
            for (int i = 0; i < beeps; i++) {
                parts.add(media.beep(600, 120));
                parts.add(new Silence(120));
            }
            parts.add(new Silence(600));
        }
        return parts;
    }
}
