package org.strowger.sip.leg;

import org.strowger.sip.stack.Flow;

/** Devices as people read of them. */
final class Devices {
    private static final int LONGEST = 100;

    private Devices() {}

    /** Address, transport and user agent; the latter without control characters and cut to a sensible length. */
    static String describe(Flow flow, String userAgent) {
        String plain = isPlain(userAgent) ? userAgent : plain(userAgent);
        return plain.isEmpty() ? flow.toString() : flow + " " + plain;
    }

    /** As nearly all are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return text.length() <= LONGEST;
    }

    private static String plain(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
