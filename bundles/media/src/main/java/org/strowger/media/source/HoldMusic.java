package org.strowger.media.source;

/**
 * The music on hold that the product ships: composed and played here, so that nobody holds rights in it. Sixteen bars of
 * slow broken chords over a soft bass, 32 seconds, seamless: the tails of the last notes ring on into the beginning.
 */
final class HoldMusic {
    private static final int RATE = 8000;
    private static final double BEAT_SECONDS = 0.5;
    private static final int BEATS_A_BAR = 4;
    /** Root mean square of the whole, -20 dB below full scale. */
    private static final double LEVEL = 3277;

    private static final double ATTACK_SECONDS = 0.015;
    /** Chords as MIDI notes, bass first. */
    private static final int[][] BARS = {
        {48, 64, 67, 72}, {45, 64, 69, 72}, {41, 65, 69, 72}, {43, 62, 67, 71},
        {48, 64, 67, 76}, {52, 64, 67, 71}, {41, 65, 69, 77}, {43, 65, 67, 71},
        {45, 64, 69, 72}, {52, 64, 67, 71}, {41, 60, 65, 69}, {48, 60, 64, 67},
        {50, 62, 65, 69}, {43, 62, 67, 71}, {48, 64, 67, 72}, {43, 62, 65, 71}
    };
    /** A telephone carries nothing below 300 Hz; the bass is heard by its partials, so it must not be too low. */
    private static final int BASS_SHIFT = 12;
    /** Which note of the chord sounds on each half beat; 0 rests. */
    private static final int[] PATTERN = {1, 2, 3, 2, 1, 3, 2, 3};

    private HoldMusic() {}

    static Pcm compose() {
        double barSeconds = BEAT_SECONDS * BEATS_A_BAR;
        double[] loop = new double[(int) (BARS.length * barSeconds * RATE)];
        for (int bar = 0; bar < BARS.length; bar++) {
            int[] chord = BARS[bar];
            double start = bar * barSeconds;
            note(loop, start, chord[0] + BASS_SHIFT, 0.6, 1.4);
            note(loop, start + 2 * BEAT_SECONDS, chord[0] + BASS_SHIFT + 7, 0.3, 1.0);
            for (int i = 0; i < PATTERN.length; i++) {
                double accent = i % 4 == 0 ? 0.65 : 0.5;
                note(loop, start + i * BEAT_SECONDS / 2, chord[PATTERN[i]], accent, 0.7);
            }
        }
        return level(loop);
    }

    /** Adds a plucked note: four partials, the higher ones dying sooner. */
    private static void note(double[] loop, double start, int midi, double volume, double decaySeconds) {
        double hertz = 440 * Math.pow(2, (midi - 69) / 12.0);
        for (int partial = 1; partial <= 4 && partial * hertz < 3400; partial++) {
            partial(loop, start, hertz * partial, volume / (partial * partial), decaySeconds / partial);
        }
    }

    /** Adds a dying sine. Sine and decay go on from sample to sample by multiplication, which is quick. */
    private static void partial(double[] loop, double start, double hertz, double volume, double decaySeconds) {
        int from = (int) (start * RATE);
        int length = (int) (decaySeconds * 6 * RATE);
        int attack = (int) (ATTACK_SECONDS * RATE);
        double turn = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double fade = Math.exp(-1 / (decaySeconds * RATE));
        double before = -Math.sin(2 * Math.PI * hertz / RATE);
        double now = 0;
        double level = volume;
        for (int i = 0; i < length; i++) {
            double edge = Math.min(1, (double) Math.min(i, length - i) / attack);
            loop[(from + i) % loop.length] += now * level * edge;
            double next = turn * now - before;
            before = now;
            now = next;
            level *= fade;
        }
    }

    private static Pcm level(double[] loop) {
        double power = 0;
        for (double value : loop) {
            power += value * value;
        }
        double gain = LEVEL / Math.sqrt(power / loop.length);
        short[] samples = new short[loop.length];
        for (int i = 0; i < loop.length; i++) {
            samples[i] = (short) Math.max(-32000, Math.min(32000, loop[i] * gain));
        }
        return new Pcm(samples, RATE);
    }
}
