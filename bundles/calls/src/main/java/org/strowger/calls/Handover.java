package org.strowger.calls;

import java.util.concurrent.atomic.AtomicReference;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.api.call.TransferProgress;

/**
 * A transfer under way: a party has left one call for another, and its success is not certain yet. Both calls know it, each on
 * its own executor; the state decides who may act when both do at the same time.
 */
final class Handover {
    private enum State {
        /** The target does not answer yet, the transferor waits. */
        TRYING,
        /** The target answered. */
        DONE,
        /** The target failed, the party is on its way back. */
        RETURNING,
        /** The transferor did not wait. */
        LEFT_ALONE
    }

    private final Call from;
    private final Waiting waiting;
    private final CallRecord.Transfer transfer;
    private final TransferProgress progress;
    private final AtomicReference<State> state = new AtomicReference<>(State.TRYING);

    Handover(
            Call from,
            CallLeg transferor,
            boolean transferredCalled,
            CallRecord.Transfer transfer,
            TransferProgress progress) {
        this.from = from;
        this.transfer = transfer;
        this.progress = progress;
        this.waiting = new Waiting(this, from, transferor, transferredCalled);
    }

    /** The call that the party has left. */
    Call from() {
        return from;
    }

    /** What the transferor's call does in the meantime. */
    Waiting waiting() {
        return waiting;
    }

    CallRecord.Transfer transfer() {
        return transfer;
    }

    Party by() {
        return transfer.by();
    }

    String target() {
        return transfer.target();
    }

    TransferProgress progress() {
        return progress;
    }

    // ---- told by the call that the party has gone to

    void ringing() {
        from.execute(() -> {
            if (state.get() == State.TRYING) {
                progress.ringing();
            }
        });
    }

    /** The target has answered: the transferor is not needed any more. */
    void completed() {
        if (state.compareAndSet(State.TRYING, State.DONE)) {
            from.execute(waiting::completed);
        }
    }

    /** True when the transferor still waits; then the party must be given back with {@link #giveBack}. */
    boolean claimReturn() {
        return state.compareAndSet(State.TRYING, State.RETURNING);
    }

    void giveBack(CallLeg party, CallRecord.Transfer back, Cause cause) {
        from.execute(() -> waiting.returned(party, back, cause));
    }

    /** True when nobody waits and the target has failed. */
    boolean leftAlone() {
        return state.get() == State.LEFT_ALONE;
    }

    /** The party has hung up, or somebody else has ended its call, before the target answered. */
    void abandoned(Cause cause) {
        if (claimReturn()) {
            from.execute(() -> waiting.abandoned(cause));
        }
    }

    // ---- told by the transferor's call

    void transferorGone() {
        state.compareAndSet(State.TRYING, State.LEFT_ALONE);
    }
}
