package org.strowger.calls;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.strowger.api.call.InCallCode;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Scheduler;

/**
 * Tells the codes that a party presses in a call from the keys that are for the other party: those that may become a code are
 * held back until it is certain. On the call's executor.
 */
final class InCallKeys {
    private final Call call;
    private final CallLeg leg;
    private final Deque<Key> held = new ArrayDeque<>();
    private Scheduler.Cancellable timer;
    private boolean over;

    /**
     * A key that was pressed.
     *
     * @param passed the other party has it already
     */
    record Key(char digit, int milliseconds, boolean passed) {}

    private record Code(String digits, InCallCode feature) {}

    InCallKeys(Call call, CallLeg leg) {
        this.call = call;
        this.leg = leg;
    }

    /** Whether this party may press codes, and there are any. */
    boolean apply() {
        return !leg.party().extension().isEmpty() && !codes().isEmpty();
    }

    private List<Code> codes() {
        ConfigSnapshot config = call.environment().config().get();
        return call.environment().whiteboard().inCallCodes().stream()
                .map(feature -> new Code(CodeBook.digits(feature, config), feature))
                .filter(code -> !code.digits().isEmpty())
                .toList();
    }

    /**
     * A key was pressed.
     *
     * @param pass takes the keys that are for the other party, in their order
     * @param done takes the feature whose code is complete
     */
    void pressed(Key key, Consumer<Key> pass, Consumer<InCallCode> done) {
        if (over) {
            return;
        }
        stopTimer();
        List<Code> codes = codes();
        InCallCode shorter = complete(codes);
        held.add(key);
        if (shorter != null && !begins(codes)) {
            // What was a code already might have become a longer one, and did not.
            done(shorter, done);
            pressed(key, pass, done);
            return;
        }
        while (!held.isEmpty() && !begins(codes)) {
            pass.accept(held.poll());
        }
        InCallCode feature = complete(codes);
        if (feature != null && codes.stream().noneMatch(this::longer)) {
            done(feature, done);
        } else if (!held.isEmpty()) {
            await(pass, done);
        }
    }

    private void done(InCallCode feature, Consumer<InCallCode> done) {
        held.clear();
        done.accept(feature);
    }

    private void await(Consumer<Key> pass, Consumer<InCallCode> done) {
        Key last = held.peekLast();
        timer = call.after(Duration.ofMillis(call.settings().inCallKeyTime()), () -> {
            // Another key may have come just before.
            if (held.peekLast() == last) {
                timeOver(pass, done);
            }
        });
    }

    private void timeOver(Consumer<Key> pass, Consumer<InCallCode> done) {
        timer = null;
        InCallCode feature = complete(codes());
        if (feature != null) {
            done(feature, done);
        } else {
            flush(pass);
        }
    }

    private void flush(Consumer<Key> pass) {
        while (!held.isEmpty()) {
            pass.accept(held.poll());
        }
    }

    /** The feature whose code is exactly what is held; null when it is none. */
    private InCallCode complete(List<Code> codes) {
        String keys = keys();
        return codes.stream()
                .filter(code -> code.digits().equals(keys))
                .findFirst()
                .map(Code::feature)
                .orElse(null);
    }

    private boolean begins(List<Code> codes) {
        String keys = keys();
        return codes.stream().anyMatch(code -> code.digits().startsWith(keys));
    }

    private boolean longer(Code code) {
        return code.digits().startsWith(keys()) && code.digits().length() > held.size();
    }

    private String keys() {
        StringBuilder keys = new StringBuilder();
        held.forEach(key -> keys.append(key.digit()));
        return keys.toString();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** The two are parted: what is held back is for nobody any more. */
    void forget() {
        over = true;
        stopTimer();
        held.clear();
    }
}
