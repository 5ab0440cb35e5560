package org.strowger.calls.features;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.HungUpException;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaService;

/** Echo test: the caller hears himself, delay included. {@code #} ends it. */
@Component
public final class EchoCode implements FeatureCode {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final MediaService media;

    @Activate
    public EchoCode(@Reference MediaService media) {
        this.media = media;
    }

    @Override
    public String id() {
        return "echo";
    }

    @Override
    public Text name() {
        return Text.of("Echo test", "回声测试");
    }

    @Override
    public String defaultCode() {
        return "*43";
    }

    @Override
    public Destination destination(String argument) {
        return call -> call.run(this::echo);
    }

    private void echo(CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        session.play(media.beep(800, 200));
        session.echo(LONGEST, "#");
    }
}
