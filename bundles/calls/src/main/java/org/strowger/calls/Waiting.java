package org.strowger.calls;

import java.time.Duration;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Scheduler;

/** The transferor's call while the other party is elsewhere: kept until it is certain that it is not needed any more. */
final class Waiting implements Activity {
    /** Phones hang up by themselves when they are told that it worked; one that does not is hung up. */
    private static final Duration RELEASE = Duration.ofSeconds(1);

    private final Handover handover;
    private final Call call;
    private final CallLeg transferor;
    private final boolean transferredCalled;
    private Scheduler.Cancellable release;

    /** @param transferredCalled the party that has left was the caller of this call */
    Waiting(Handover handover, Call call, CallLeg transferor, boolean transferredCalled) {
        this.handover = handover;
        this.call = call;
        this.transferor = transferor;
        this.transferredCalled = transferredCalled;
    }

    @Override
    public CallView.State state() {
        return CallView.State.ROUTING;
    }

    void completed() {
        if (!call.finished()) {
            call.note("transfer", handover.target() + " answered");
            handover.progress().completed();
            release = call.after(RELEASE, () -> call.end(Cause.NORMAL_CLEARING, side()));
        }
    }

    /** The target failed: the two talk again. */
    void returned(CallLeg party, CallRecord.Transfer back, Cause cause) {
        if (call.finished()) {
            call.legs().discard(party, cause);
            return;
        }
        call.transfers().failed(handover.by(), handover.target(), handover.progress(), cause);
        call.legs().adopt(party);
        party.start();
        call.journal().transferred(back);
        call.talkAgain(transferredCalled ? party : transferor, transferredCalled ? transferor : party);
    }

    void abandoned(Cause cause) {
        if (!call.finished()) {
            call.transfers().failed(handover.by(), handover.target(), handover.progress(), cause);
            call.end(cause, transferredCalled ? CallJournal.CALLER : CallJournal.CALLEE);
        }
    }

    @Override
    public void ended(CallLeg leg, Cause cause) {
        if (leg == transferor) {
            call.end(cause, side());
        }
    }

    private String side() {
        return transferredCalled ? CallJournal.CALLEE : CallJournal.CALLER;
    }

    @Override
    public void stop(Cause cause) {
        handover.transferorGone();
        if (release != null) {
            release.cancel();
        }
    }
}
