package org.strowger.sip.leg;

import org.strowger.sip.stack.Flow;

/** Devices as people read of them. */
final class Devices {
    private static final int LONGEST = 100;

    private Devices() {}

    /** Address, transport and user agent; the latter without control characters and cut to a sensible length. */
    static String describe(Flow flow, String userAgent) {
        String plain = userAgent
                .codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.isEmpty() ? flow.toString() : flow + " " + plain;
    }
}
