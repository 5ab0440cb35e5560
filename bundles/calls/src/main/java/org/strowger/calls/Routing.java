package org.strowger.calls;

import java.time.Duration;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Scheduler;

/** The call is between two destinations. Usually for no time at all; a destination that decides later has 30 s. */
final class Routing implements Activity {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Scheduler.Cancellable timer;
    private Call undecided;

    /** The destination has returned and not yet said where to go. */
    void waitFor(Call call) {
        undecided = call;
        timer = call.after(PATIENCE, () -> {
            call.note("routing", "no decision in time");
            call.end(Cause.RECOVERY_ON_TIMER, CallJournal.SYSTEM);
        });
    }

    @Override
    public CallView.State state() {
        return CallView.State.ROUTING;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public long owner() {
        return undecided == null ? Owner.NOBODY : undecided.owner();
    }

    @Override
    public void disown() {
        undecided.fallback().enter("who was to decide is out of service");
    }

    @Override
    public boolean keepsKeys() {
        return true;
    }

    @Override
    public void stop(Cause cause) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
