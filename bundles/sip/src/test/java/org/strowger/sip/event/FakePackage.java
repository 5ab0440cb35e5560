package org.strowger.sip.event;

import java.util.function.Consumer;
import org.strowger.api.sip.EventPackage;

/** State that a test changes: 102 may be watched, 103 must not be known, 104 is nobody. */
final class FakePackage implements EventPackage {
    private volatile String state = "idle";
    private volatile Consumer<String> changed;

    void set(String now) {
        state = now;
        changed.accept("102");
    }

    @Override
    public String name() {
        return "lamp";
    }

    @Override
    public String contentType() {
        return "text/lamp";
    }

    @Override
    public Verdict verdict(String subscriber, String resource) {
        return switch (resource) {
            case "102" -> Verdict.ALLOWED;
            case "103" -> Verdict.FORBIDDEN;
            default -> Verdict.UNKNOWN;
        };
    }

    @Override
    public String state(Watch watch) {
        return watch.version() + " " + watch.resource() + " " + state;
    }

    @Override
    public void start(Consumer<String> listener) {
        changed = listener;
    }

    @Override
    public void stop() {
        changed = resource -> {};
    }
}
