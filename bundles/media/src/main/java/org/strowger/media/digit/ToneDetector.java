package org.strowger.media.digit;

/**
 * Hears keys in sound of 8 kHz, after the manner of ITU-T Q.24: a key of 40 ms and more counts, one of less than 24 ms does not;
 * a pause of 40 ms parts two, a hole of 10 ms does not. One thread; allocates nothing.
 */
public final class ToneDetector {
    private static final int STEP = 40;
    private static final int STEP_MS = 5;
    /** So many windows in a row make a key. */
    private static final int HITS = 4;
    /** So many others end it. */
    private static final int MISSES = 7;
    /** What a tone covers beyond the steps between its first and last window. */
    private static final int EDGES_MS = 15;

    private final KeyListener listener;
    private final ToneWindow window = new ToneWindow();
    private final short[] ring = new short[ToneWindow.LENGTH];
    private int next;
    private int untilStep = STEP;
    private char candidate;
    private int hits;
    private char pressed;
    private int steps;
    private int misses;

    public ToneDetector(KeyListener listener) {
        this.listener = listener;
    }

    /** A key is down, for all that is known. */
    public boolean pressed() {
        return pressed != ToneWindow.NONE;
    }

    /** The next sound; true when a key's tone is in it, or seems to begin in it. */
    public boolean hear(short[] pcm, int length) {
        boolean heard = pressed();
        for (int i = 0; i < length; i++) {
            ring[next] = pcm[i];
            next = next + 1 == ring.length ? 0 : next + 1;
            if (--untilStep == 0) {
                untilStep = STEP;
                char key = window.key(ring, next);
                step(key);
                heard |= key != ToneWindow.NONE || pressed();
            }
        }
        return heard;
    }

    private void step(char key) {
        hits = key == ToneWindow.NONE ? 0 : key == candidate ? hits + 1 : 1;
        candidate = key;
        if (pressed()) {
            hold(key);
        }
        if (!pressed() && hits >= HITS) {
            pressed = key;
            steps = hits - 1;
            misses = 0;
            listener.begins(key);
        }
    }

    private void hold(char key) {
        misses = key == pressed ? 0 : misses + 1;
        steps++;
        if (misses >= MISSES || key != pressed && hits >= HITS) {
            release();
        }
    }

    /** Nothing is heard any more: a key that is down has been let go. */
    public void silence() {
        if (pressed()) {
            release();
        }
        candidate = ToneWindow.NONE;
        hits = 0;
        java.util.Arrays.fill(ring, (short) 0);
    }

    private void release() {
        char digit = pressed;
        pressed = ToneWindow.NONE;
        listener.ends(digit, (steps - misses) * STEP_MS + EDGES_MS);
    }
}
