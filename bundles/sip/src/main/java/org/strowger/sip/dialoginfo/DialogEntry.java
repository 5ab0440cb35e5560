package org.strowger.sip.dialoginfo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.LegRecord;

/**
 * One dialog of an extension.
 *
 * @param initiator the extension's device has called
 */
record DialogEntry(String id, boolean initiator, State state) {
    /** As in RFC 4235 section 3.7.1; those that a lamp can show. */
    enum State {
        TRYING,
        PROCEEDING,
        EARLY,
        CONFIRMED
    }

    /** Those of a call, by extension. */
    static Map<String, List<DialogEntry>> of(CallRecord record) {
        Map<String, List<DialogEntry>> all = new HashMap<>();
        for (LegRecord leg : record.legs()) {
            String extension = leg.party().extension();
            if (!extension.isEmpty() && leg.endedAt() == null) {
                all.computeIfAbsent(extension, key -> new ArrayList<>())
                        .add(new DialogEntry(leg.id(), leg.inbound(), state(leg)));
            }
        }
        return all;
    }

    private static State state(LegRecord leg) {
        if (leg.answeredAt() != null) {
            return State.CONFIRMED;
        }
        if (leg.ringingAt() != null) {
            return State.EARLY;
        }
        return leg.inbound() ? State.PROCEEDING : State.TRYING;
    }
}
