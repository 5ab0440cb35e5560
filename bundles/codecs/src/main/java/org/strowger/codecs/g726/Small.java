package org.strowger.codecs.g726;

/** A floating point number of G.726: sign, four bits of exponent, six of mantissa, of which the highest is always set. */
final class Small {
    private boolean negative;
    private int exponent;
    private int mantissa = 32;

    void set(int magnitude, boolean negativeSign) {
        negative = negativeSign;
        exponent = 32 - Integer.numberOfLeadingZeros(magnitude);
        mantissa = magnitude == 0 ? 32 : magnitude << 6 >> exponent;
    }

    void set(Small other) {
        negative = other.negative;
        exponent = other.exponent;
        mantissa = other.mantissa;
    }

    boolean negative() {
        return negative;
    }

    /** Product with a coefficient of 16 bits (block FMULT). */
    int times(int coefficient) {
        int magnitude = Math.abs(coefficient >> 2);
        int coefficientExponent = 32 - Integer.numberOfLeadingZeros(magnitude);
        int coefficientMantissa = magnitude == 0 ? 32 : magnitude << 6 >> coefficientExponent;
        int sum = exponent + coefficientExponent;
        int product = (mantissa * coefficientMantissa + 48 >> 4) << 7;
        int shifted = sum <= 26 ? product >> 26 - sum : product << sum - 26 & 0x7FFF;
        return coefficient < 0 != negative ? -shifted : shifted;
    }
}
