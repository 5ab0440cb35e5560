package org.strowger.calls;

import java.util.function.Consumer;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;

/**
 * The caller of this call is to be joined with one who waits in another call. That one is reserved first, on the other call's
 * executor; then the caller's leg goes there and this call is over. So nobody is lost, whoever hangs up meanwhile.
 */
final class Connecting implements Activity {
    private final Call call;
    private final Call other;
    private final Consumer<Cause> otherwise;
    private boolean over;

    /** @param otherwise told when nobody waits in the other call any more */
    Connecting(Call call, Call other, Consumer<Cause> otherwise) {
        this.call = call;
        this.other = other;
        this.otherwise = otherwise;
    }

    void start() {
        other.execute(this::reserve);
    }

    private void reserve() {
        if (!other.finished() && other.activity() instanceof Holding holding && holding.reserve(this)) {
            call.execute(() -> go(holding));
        } else {
            call.execute(this::tooLate);
        }
    }

    private void tooLate() {
        if (!over) {
            call.note("connect", "nobody waits in call " + other.callId());
            call.decide(() -> otherwise.accept(Cause.FACILITY_REJECTED));
        }
    }

    private void go(Holding holding) {
        if (over) {
            other.execute(holding::release);
            return;
        }
        CallLeg leg = call.callerCallLeg();
        Party waiting = other.caller();
        CallRecord.Transfer transfer = new CallRecord.Transfer(
                call.now(),
                CallRecord.TransferKind.CONNECTED,
                call.caller(),
                call.caller(),
                waiting.number(),
                call.callId(),
                other.callId());
        call.note("connect", "takes " + waiting.number() + " from call " + other.callId());
        call.linkTo(other.linkedId());
        call.answered(leg, waiting.number());
        call.journal().left(transfer);
        CallLeg moved = call.legs().moveTo(other, leg);
        other.execute(() -> holding.take(moved, transfer));
        call.end(Cause.NORMAL_CLEARING, CallJournal.CALLER);
    }

    @Override
    public CallView.State state() {
        return CallView.State.ROUTING;
    }

    @Override
    public void stop(Cause cause) {
        over = true;
    }
}
