package org.strowger.monitor.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;

/**
 * What of a call tiles are made of.
 *
 * @param legs that are not over
 */
record LiveCall(String id, Instant startedAt, Party caller, String dialed, List<LiveLeg> legs) {
    enum Phase {
        /** Called, and not heard of yet. */
        TRIED,
        RINGING,
        /** Has called, and nobody has answered. */
        CALLING,
        TALKING
    }

    record LiveLeg(String id, Party party, Phase phase, Instant since) {
        String extension() {
            return party.extension();
        }
    }

    static LiveCall of(CallRecord record) {
        List<LiveLeg> legs = new ArrayList<>();
        for (CallRecord.LegRecord leg : record.legs()) {
            if (leg.endedAt() == null) {
                legs.add(leg(leg));
            }
        }
        return new LiveCall(record.id(), record.startedAt(), record.caller(), record.dialed(), legs);
    }

    private static LiveLeg leg(CallRecord.LegRecord leg) {
        if (leg.answeredAt() != null) {
            return new LiveLeg(leg.id(), leg.party(), Phase.TALKING, leg.answeredAt());
        }
        if (leg.inbound()) {
            return new LiveLeg(leg.id(), leg.party(), Phase.CALLING, leg.startedAt());
        }
        return leg.ringingAt() == null
                ? new LiveLeg(leg.id(), leg.party(), Phase.TRIED, leg.startedAt())
                : new LiveLeg(leg.id(), leg.party(), Phase.RINGING, leg.ringingAt());
    }

    /** Of a call that began before anybody watched. */
    static LiveCall of(CallView view) {
        Instant since = view.answeredAt() == null ? view.startedAt() : view.answeredAt();
        List<LiveLeg> legs = view.legs().stream()
                .filter(leg -> leg.state() != Leg.State.ENDED)
                .map(leg -> new LiveLeg(leg.id(), leg.party(), phase(leg), since))
                .toList();
        return new LiveCall(view.id(), view.startedAt(), view.caller(), view.dialed(), legs);
    }

    private static Phase phase(CallView.LegView leg) {
        if (leg.state() == Leg.State.UP) {
            return Phase.TALKING;
        }
        if (leg.inbound()) {
            return Phase.CALLING;
        }
        return leg.state() == Leg.State.RINGING ? Phase.RINGING : Phase.TRIED;
    }

    Set<String> extensions() {
        Set<String> found = new HashSet<>();
        for (LiveLeg leg : legs) {
            if (!leg.extension().isEmpty()) {
                found.add(leg.extension());
            }
        }
        return found;
    }
}
