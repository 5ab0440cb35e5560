package ${package};

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.HungUpException;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaService;

/** Beeps. */
@Component
public final class BeepCode implements FeatureCode {
    private final ConfigService config;
    private final MediaService media;

    @Activate
    public BeepCode(@Reference ConfigService config, @Reference MediaService media) {
        this.config = config;
        this.media = media;
    }

    @Override
    public String id() {
        return "${artifactId}";
    }

    @Override
    public Text name() {
        return Text.of("Beeps", "提示声");
    }

    @Override
    public String defaultCode() {
        return "*87";
    }

    @Override
    public Destination destination(String argument) {
        return call -> call.run(this::beep);
    }

    private void beep(CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        int beeps = config.snapshot().singleton(Settings.class).beeps();
        for (int i = 0; i < beeps; i++) {
            session.play(media.beep(800, 300));
        }
    }
}
