package org.strowger.scenarios.interop;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two phones in two calls: the first with everything and ended by the caller, the second ended by the called. */
public final class Cell {
    private static final Duration HEAR = Duration.ofSeconds(20);
    private static final int LONG_ENOUGH = 800;
    private static final char KEY = '5';

    private final Phone caller;
    private final Phone called;
    private final Map<String, String> results = new LinkedHashMap<>();

    public Cell(Phone caller, Phone called) {
        this.caller = caller;
        this.called = called;
    }

    /** What was tried, in the order of trying, and what came of it; an error is the last. */
    public Map<String, String> run() {
        boolean well = step("call", () -> begin(caller))
                && step("heard by called", () -> hears(called, caller))
                && step("heard by caller", () -> hears(caller, called))
                && holding()
                && keys("key to called", caller, called)
                && keys("key to caller", called, caller)
                && step("caller ends", () -> end(caller, called))
                && step("second call", () -> begin(called))
                && step("heard again", () -> {
                    hears(called, caller);
                    hears(caller, called);
                })
                && step("called ends", () -> end(called, caller));
        return results;
    }

    private boolean step(String name, Runnable action) {
        try {
            action.run();
            results.put(name, "yes");
            return true;
        } catch (AssertionError | RuntimeException e) {
            String why = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
            results.put(name, "FAILED: " + why.substring(0, Math.min(160, why.length())));
            return false;
        }
    }

    private boolean holding() {
        if (!caller.obeys()) {
            results.put("hold", "–");
            return true;
        }
        return step("hold", () -> {
            caller.hold();
            awaitSilence(called, caller.tone());
            caller.resume();
            hears(called, caller);
        });
    }

    private boolean keys(String name, Phone from, Phone to) {
        if (!to.tellsKeys()) {
            results.put(name, "–");
            return true;
        }
        return step(name, () -> {
            from.key(KEY);
            to.awaitKey(KEY);
        });
    }

    private void begin(Phone ending) {
        for (Phone phone : new Phone[] {caller, called}) {
            phone.prepare();
            phone.endsNext(phone == ending);
        }
        called.expect();
        caller.dial(called.number());
        called.answer();
        caller.awaitTalking();
        called.awaitTalking();
    }

    private static void end(Phone ending, Phone other) {
        ending.hangup();
        other.awaitEnded();
        ending.awaitEnded();
    }

    /** Waits until one hears another, from now on. */
    public static void hears(Phone who, Phone whom) {
        long before = who.heardMillis(whom.tone());
        await(who.number() + " to hear " + whom.number())
                .atMost(HEAR)
                .until(() -> who.heardMillis(whom.tone()) > before + LONG_ENOUGH);
    }

    /** Waits until one hears a tone no more. */
    public static void awaitSilence(Phone who, int hz) {
        long[] last = {-1};
        await(who.number() + " to hear no " + hz)
                .atMost(HEAR)
                .pollInterval(Duration.ofMillis(250))
                .during(Duration.ofSeconds(1))
                .until(() -> {
                    long now = who.heardMillis(hz);
                    boolean same = now == last[0];
                    last[0] = now;
                    return same;
                });
    }
}
