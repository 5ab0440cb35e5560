package org.strowger.codecs;

/** The 16 bit arithmetic that the recommendations are written in. */
public final class Fixed {
    private Fixed() {}

    /** Limits to 16 bits. */
    public static int saturate(int value) {
        return value > Short.MAX_VALUE ? Short.MAX_VALUE : Math.max(value, Short.MIN_VALUE);
    }

    /** Product of two fractions in 15 bits. */
    public static int mult(int a, int b) {
        return saturate(a * b >> 15);
    }

    /** The same, rounded. */
    public static int multRound(int a, int b) {
        return saturate(a * b + 0x4000 >> 15);
    }

    /** Left shifts that make a number other than 0 as large as 32 bits allow. */
    public static int norm(int value) {
        return Integer.numberOfLeadingZeros(value < 0 ? ~value : value) - 1;
    }

    public static int sum(int a, int b) {
        return saturate(a + b);
    }

    /** Magnitude in 16 bits: that of -32768 is 32767. */
    public static int magnitude(int value) {
        return saturate(Math.abs(value));
    }
}
