package org.strowger.codecs;

/** Collects samples until a frame is full. */
public final class Frames {
    private final short[] frame;
    private int count;

    public Frames(int samples) {
        frame = new short[samples];
    }

    /** Takes from pcm what fits and returns how many samples that were. */
    public int fill(short[] pcm, int offset, int length) {
        count = count == frame.length ? 0 : count;
        int taken = Math.min(length, frame.length - count);
        System.arraycopy(pcm, offset, frame, count, taken);
        count += taken;
        return taken;
    }

    public boolean full() {
        return count == frame.length;
    }

    /** What was collected; valid until more is filled in. */
    public short[] samples() {
        return frame;
    }
}
