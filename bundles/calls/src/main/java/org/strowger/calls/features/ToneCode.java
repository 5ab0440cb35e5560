package org.strowger.calls.features;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaService;

/** Tone test: a steady tone by which a line can be judged and measured. */
@Component
public final class ToneCode implements FeatureCode {
    /** As on a telephone exchange's test line: off 1,000 Hz, so that it does not divide the sampling rate. */
    private static final int HERTZ = 1004;

    private static final int MILLISECONDS = 60_000;

    private final MediaService media;

    @Activate
    public ToneCode(@Reference MediaService media) {
        this.media = media;
    }

    @Override
    public String id() {
        return "tone";
    }

    @Override
    public Text name() {
        return Text.of("Tone test", "测试音");
    }

    @Override
    public String defaultCode() {
        return "*44";
    }

    @Override
    public Destination destination(String argument) {
        return call -> call.run(session -> {
            session.answer();
            session.play(media.beep(HERTZ, MILLISECONDS));
        });
    }
}
