package org.strowger.media.digit;

/** The sound of a key: -8 and -6 dBm0, and silence after it. */
public final class KeyTone {
    /** Peak of a sine of 0 dBm0 on the scale of 16 bits, where the loudest one is 3.14 dBm0 (ITU-T G.711). */
    private static final double REFERENCE = 32767 * Math.pow(10, -3.14 / 20);

    private static final double LOW = REFERENCE * Math.pow(10, -8 / 20.0);
    private static final double HIGH = REFERENCE * Math.pow(10, -6 / 20.0);
    /** It comes and goes within this time, so that it does not click. */
    private static final int RAMP_MS = 2;

    private final double turnLow;
    private final double turnHigh;
    private final int ramp;
    private final int length;
    private int at;

    public KeyTone(int code, int milliseconds, int sampleRate) {
        turnLow = 2 * Math.PI * Keys.low(code) / sampleRate;
        turnHigh = 2 * Math.PI * Keys.high(code) / sampleRate;
        ramp = sampleRate * RAMP_MS / 1000;
        length = sampleRate / 1000 * milliseconds;
    }

    /** Makes the next samples. */
    public void read(short[] pcm, int count) {
        for (int i = 0; i < count; i++) {
            pcm[i] = (short) Math.round(next());
        }
    }

    private double next() {
        double envelope = Math.max(0, Math.min(1, (double) Math.min(at, length - at) / ramp));
        double value = LOW * Math.sin(turnLow * at) + HIGH * Math.sin(turnHigh * at);
        at++;
        return envelope * value;
    }
}
