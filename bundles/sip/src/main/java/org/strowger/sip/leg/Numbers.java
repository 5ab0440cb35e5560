package org.strowger.sip.leg;

/** Numbers in headers, which anybody may have written. */
final class Numbers {
    /** Longer ones are beyond any number that a header may hold. */
    private static final int DIGITS = 10;

    private Numbers() {}

    /** The number that a header value begins with, up to a parameter; -1 when it is none or has more than ten digits. */
    static long of(String text) {
        String trimmed = text.trim();
        long value = 0;
        int at = 0;
        while (at < trimmed.length() && trimmed.charAt(at) >= '0' && trimmed.charAt(at) <= '9') {
            value = value * 10 + trimmed.charAt(at) - '0';
            at++;
            if (at > DIGITS) {
                return -1;
            }
        }
        boolean ended = at == trimmed.length() || " \t;(".indexOf(trimmed.charAt(at)) >= 0;
        return at > 0 && ended ? value : -1;
    }
}
