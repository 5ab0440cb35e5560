package org.strowger.sip.leg;

import java.util.Optional;
import org.strowger.sip.stack.SipMessage;

/** Which provisional response a PRACK is for (RFC 3262 section 7.2). */
record RAck(long rseq, long cseq, String method) {
    static Optional<RAck> of(SipMessage prack) {
        String[] parts = prack.header("RAck").orElse("").trim().split("\\s+");
        if (parts.length != 3) {
            return Optional.empty();
        }
        long rseq = Numbers.of(parts[0]);
        long cseq = Numbers.of(parts[1]);
        return rseq < 0 || cseq < 0 ? Optional.empty() : Optional.of(new RAck(rseq, cseq, parts[2]));
    }

    String value() {
        return rseq + " " + cseq + " " + method;
    }
}
