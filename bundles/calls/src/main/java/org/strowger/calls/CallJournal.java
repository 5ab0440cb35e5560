package org.strowger.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallEvent;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;

/** What a call's history consists of, and telling it: events to those who watch, records to those who must not miss one. */
final class CallJournal {
    static final String CALLER = "caller";
    static final String CALLEE = "callee";
    static final String SYSTEM = "system";

    private static final Logger LOG = LoggerFactory.getLogger(CallJournal.class);
    /** A destination in a loop must not fill the memory. */
    private static final int MAX_STEPS = 200;

    private final Call call;
    private final Instant startedAt;
    private final List<CallRecord.Step> steps = new ArrayList<>();
    private final List<CallRecord.Transfer> transfers = new ArrayList<>();
    private volatile Instant answeredAt;
    private String answeredBy = "";
    private Instant endedAt;
    private Cause cause;
    private String hungUpBy = "";

    CallJournal(Call call, Instant startedAt) {
        this.call = call;
        this.startedAt = startedAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    void started() {
        publish(new CallEvent.Started(startedAt, call.callId(), call.caller(), call.dialed()));
        tell(CallObserver::started);
    }

    /** @param rule item of the configuration that decided; null for none */
    void note(String step, String decision, CallRecord.Rule rule) {
        LOG.debug("{}: {}", step, decision);
        if (steps.size() < MAX_STEPS) {
            long version = call.environment().config().get().version();
            steps.add(new CallRecord.Step(call.now(), step, decision, rule, version));
        }
    }

    void ringing(CallLeg leg) {
        publish(new CallEvent.Ringing(call.now(), call.callId(), leg.leg().id(), leg.party()));
        changed();
    }

    void joined(Leg leg) {
        toAll(observer -> observer.joined(call.callId(), leg.id()));
    }

    void keyed(CallLeg leg) {
        toAll(observer -> observer.keyed(call.callId(), leg.leg().id()));
    }

    /** Tells those who watch devices that something is different. */
    void changed() {
        tell(CallObserver::changed);
    }

    /** A party came in by a transfer. */
    void transferred(CallRecord.Transfer transfer) {
        left(transfer);
        publish(new CallEvent.Transferred(call.now(), transfer.fromCall(), transfer));
        changed();
    }

    /** A party goes out by a transfer. */
    void left(CallRecord.Transfer transfer) {
        transfers.add(transfer);
    }

    void transferFailed(Party by, String target, Cause why) {
        publish(new CallEvent.TransferFailed(call.now(), call.callId(), by, target, why));
    }

    List<CallRecord.Transfer> transfers() {
        return transfers;
    }

    /** Somebody has answered; for a service, that is what was dialled. */
    void answered(CallLeg leg, String by) {
        answeredBy = by;
        if (answeredAt == null) {
            answeredAt = call.now();
        }
        publish(new CallEvent.Answered(call.now(), call.callId(), leg.leg().id(), leg.party()));
        tell(CallObserver::answered);
    }

    void held(CallLeg leg, boolean held) {
        publish(new CallEvent.Held(call.now(), call.callId(), leg.leg().id(), leg.party(), held));
    }

    /** It was decided that the call is over; its legs may take a moment longer. */
    void ending(Cause why, String by) {
        endedAt = call.now();
        cause = why;
        hungUpBy = by;
    }

    /** All legs are gone. */
    void ended() {
        long talked =
                answeredAt == null ? 0 : Duration.between(answeredAt, endedAt).toSeconds();
        publish(new CallEvent.Ended(
                endedAt,
                call.callId(),
                call.caller(),
                call.dialed(),
                answeredBy,
                result(),
                cause,
                Math.max(0, talked)));
        tell(CallObserver::ended);
    }

    private CallRecord.Result result() {
        if (endedAt == null) {
            return CallRecord.Result.OPEN;
        }
        if (answeredAt != null) {
            return CallRecord.Result.ANSWERED;
        }
        boolean gaveUp = CALLER.equals(hungUpBy);
        return gaveUp ? CallRecord.Result.CANCELLED : Causes.unanswered(cause);
    }

    CallRecord record() {
        return new CallRecord(
                call.callId(),
                call.linkedId(),
                startedAt,
                answeredAt,
                endedAt,
                call.caller(),
                call.dialed(),
                answeredBy,
                kind(),
                result(),
                cause,
                hungUpBy,
                call.legs().all().stream().map(CallLeg::record).toList(),
                List.copyOf(steps),
                transfers);
    }

    CallRecord.Kind kind() {
        if (outsider(call.caller())) {
            return CallRecord.Kind.INBOUND;
        }
        boolean left = call.legs().all().stream().anyMatch(leg -> !leg.leg().inbound() && outsider(leg.party()));
        return left ? CallRecord.Kind.OUTBOUND : CallRecord.Kind.INTERNAL;
    }

    private static boolean outsider(Party party) {
        return party.extension().isEmpty();
    }

    private void publish(CallEvent event) {
        call.environment().events().publish(event);
    }

    private void tell(BiConsumer<CallObserver, CallRecord> what) {
        if (call.environment().whiteboard().observers().isEmpty()) {
            return;
        }
        CallRecord record = record();
        toAll(observer -> what.accept(observer, record));
    }

    private void toAll(Consumer<CallObserver> what) {
        for (CallObserver observer : call.environment().whiteboard().observers()) {
            try {
                what.accept(observer);
            } catch (RuntimeException e) {
                LOG.error(
                        "a call record was not taken over by {}: {}",
                        observer.getClass().getName(),
                        e.toString());
            }
        }
    }
}
