package org.strowger.calls;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.core.Text;

/** What another bundle contributes; made by a {@link FakeBundle}, and so public. */
public final class FakePlugin implements NumberProvider, FeatureCode {
    @Override
    public String kind() {
        return "plugin";
    }

    @Override
    public Optional<Destination> resolve(String number) {
        return switch (number) {
            case "500" -> Optional.of(call -> call.run(this::menu));
            case "501" ->
                Optional.of(call ->
                        call.hold(null, Duration.ofMinutes(10), after -> after.ring("105", null, after::reject)));
            case "502" -> Optional.of(call -> call.dial("106", null, cause -> call.reject(Cause.NUMBER_CHANGED)));
            case "503" -> Optional.of(call -> {});
            case "504" -> Optional.of(call -> call.run(new WithFallback()));
            case "505" -> Optional.of(call -> call.run(session -> deaf()));
            case "506" -> Optional.of(FakePlugin::holdAgainAndAgain);
            default -> Optional.empty();
        };
    }

    private void menu(CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        session.collect(null, 1, "", Duration.ofHours(1), Duration.ofHours(1));
        session.play(session.tone(org.strowger.api.call.ProgressTone.BUSY));
    }

    private static void deaf() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void holdAgainAndAgain(CallControl call) {
        call.hold(null, Duration.ofMinutes(10), FakePlugin::holdAgainAndAgain);
    }

    /** Would like its callers to go somewhere. */
    private static final class WithFallback implements CallScript {
        @Override
        public void run(CallSession session) throws HungUpException, InterruptedException {
            session.answer();
            session.collect(null, 1, "", Duration.ofHours(1), Duration.ofHours(1));
        }

        @Override
        public Destination fallback() {
            return DrainTest.OWN_FALLBACK;
        }
    }

    @Override
    public String id() {
        return "plugin";
    }

    @Override
    public Text name() {
        return new Text("Plug-in", "插件");
    }

    @Override
    public String defaultCode() {
        return "*500";
    }

    @Override
    public Destination destination(String argument) {
        return call -> call.run(this::menu);
    }
}
