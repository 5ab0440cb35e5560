package org.strowger.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.strowger.api.media.Payload;

/** Which video formats may be passed on. */
final class VideoFormats {
    /** What there is a way to pass on. Not repair formats: RTX, RED and FEC have sequences of their own. */
    private static final Set<String> KNOWN = Set.of("H261", "H263", "H263-1998", "H263-2000", "H264", "VP8");

    private VideoFormats() {}

    /** Those that may be used, in the order of the party; at most one number for each meaning. */
    static List<Payload> allowed(List<Payload> offered, List<String> encodings) {
        List<Payload> allowed = new ArrayList<>();
        for (Payload payload : offered) {
            String encoding = payload.format().encoding();
            boolean wanted = KNOWN.contains(encoding) && encodings.stream().anyMatch(e -> e.equalsIgnoreCase(encoding));
            if (wanted && allowed.stream().noneMatch(p -> p.passesAs(payload))) {
                allowed.add(payload);
            }
        }
        return allowed;
    }
}
