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

    /** Takes over the party's numbers. */
    void adopt(List<Payload> payloads) {
        payloads.forEach(p -> numbers.putIfAbsent(p.format(), p.type()));
    }

    int of(AudioFormat format, int staticType) {
        return numbers.computeIfAbsent(format, f -> staticType >= 0 ? staticType : free(f));
    }

    private int free(AudioFormat format) {
        int first = PayloadTable.isEvents(format) ? EVENTS : FIRST_DYNAMIC;
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
