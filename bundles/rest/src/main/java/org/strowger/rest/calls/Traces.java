package org.strowger.rest.calls;

import java.io.ByteArrayOutputStream;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.CallTraces;
import org.strowger.rest.problem.Refusals;

/** Opens traces of calls. */
final class Traces {
    private Traces() {}

    /** @param since number of the last step that is known already; null for none */
    static CallTrace find(TelephonyParts telephony, String id, String since) {
        CallTrace trace = find(telephony, id);
        return since == null ? trace : trace.since(number(since));
    }

    static ByteArrayOutputStream pcap(TelephonyParts telephony, String id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CallTrace trace = find(telephony, id);
        telephony.callTraces().ifPresent(traces -> out.writeBytes(traces.pcap(trace)));
        return out;
    }

    private static CallTrace find(TelephonyParts telephony, String id) {
        return telephony
                .callTraces()
                .flatMap((CallTraces traces) -> traces.find(id))
                .orElseThrow(() -> Refusals.notFound("trace of this call", "此通话的跟踪"));
    }

    private static int number(String since) {
        if (!since.matches("[0-9]{1,9}")) {
            throw Refusals.invalid(
                    "value.invalid", "since", "\"since\" must be the number of a step.", "“since”须为步骤编号。");
        }
        return Integer.parseInt(since);
    }
}
