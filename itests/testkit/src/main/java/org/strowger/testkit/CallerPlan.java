package org.strowger.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What a {@link FakeCallSession}'s caller does, and when. */
final class CallerPlan {
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(200);
    private static final char HANG_UP = 0;

    private final Deque<Step> steps = new ArrayDeque<>();
    private Duration pause = Duration.ZERO;
    private String awaited = "";
    private Duration last = Duration.ZERO;
    private String playing = "";
    /** When the sound that the next step waits for began; null while it has not. */
    private Duration heardAt;

    private record Step(String awaited, Duration pause, char key) {}

    /** Something the caller does now. */
    record Act(Duration at, char key) {
        boolean hangsUp() {
            return key == HANG_UP;
        }
    }

    void after(Duration time) {
        pause = time;
    }

    void hearing(String sound) {
        awaited = sound;
    }

    void presses(String keys) {
        for (char key : keys.toCharArray()) {
            add(key);
            pause = BETWEEN_KEYS;
        }
        pause = Duration.ZERO;
    }

    void hangsUp() {
        add(HANG_UP);
        pause = Duration.ZERO;
    }

    private void add(char key) {
        steps.add(new Step(awaited, pause, key));
        awaited = "";
    }

    void begins(String sound) {
        playing = sound;
    }

    void ends() {
        playing = "";
    }

    private void listen(Duration now) {
        Step next = steps.peek();
        if (next != null && heardAt == null && !next.awaited().isEmpty() && playing.contains(next.awaited())) {
            heardAt = now;
        }
    }

    /** What he does next, if it is not later than this, and nothing else is heard until then. */
    Optional<Act> next(Duration now, Duration latest) {
        listen(now);
        Step next = steps.peek();
        if (next == null || !next.awaited().isEmpty() && heardAt == null) {
            return Optional.empty();
        }
        Duration from = heardAt == null || heardAt.compareTo(last) < 0 ? last : heardAt;
        Duration at = from.plus(next.pause());
        if (at.compareTo(latest) > 0) {
            return Optional.empty();
        }
        steps.remove();
        last = at;
        heardAt = null;
        return Optional.of(new Act(at, next.key()));
    }
}
