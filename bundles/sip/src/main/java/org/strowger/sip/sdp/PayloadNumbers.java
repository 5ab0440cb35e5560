package org.strowger.sip.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;

/** Which payload number each format has in a session: never changed once used (RFC 3264 section 8.3.2). */
final class PayloadNumbers {
    private static final int FIRST_DYNAMIC = 96;
    private static final int LAST_DYNAMIC = 127;
    /** Customary, and what phones log best. */
    private static final int EVENTS = 101;

    private final Map<AudioFormat, Integer> numbers = new HashMap<>();

    /** Takes over the party's numbers, as far as they do not mean something else here. */
    void adopt(List<Payload> payloads) {
        for (Payload p : payloads) {
            if (!numbers.containsValue(p.type())) {
                numbers.putIfAbsent(p.format(), p.type());
            }
        }
    }

    int of(AudioFormat format, int staticType) {
        int wanted = PayloadTable.isEvents(format) ? EVENTS : FIRST_DYNAMIC;
        return numbers.computeIfAbsent(format, f -> staticType >= 0 ? staticType : free(wanted));
    }

    private int free(int first) {
        List<Integer> candidates = new ArrayList<>();
        candidates.add(first);
        for (int n = FIRST_DYNAMIC; n <= LAST_DYNAMIC; n++) {
            if (n != EVENTS) {
                candidates.add(n);
            }
        }
        return candidates.stream()
                .filter(n -> !numbers.containsValue(n))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("more formats than payload numbers"));
    }
}
