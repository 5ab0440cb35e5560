package org.strowger.media.record;

import java.nio.ByteBuffer;

/** Sound between the packet path and the disk: bounded, never blocking. One writer, one reader. */
final class PcmRing {
    private final byte[] bytes;
    private int start;
    private int used;

    PcmRing(int capacity) {
        bytes = new byte[capacity];
    }

    /** Adds samples, little endian, or none of them when there is no room. */
    synchronized boolean add(short[] pcm, int length) {
        if (used + 2 * length > bytes.length) {
            return false;
        }
        int at = (start + used) % bytes.length;
        for (int i = 0; i < length; i++) {
            bytes[at] = (byte) pcm[i];
            bytes[at + 1] = (byte) (pcm[i] >> 8);
            at = (at + 2) % bytes.length;
        }
        used += 2 * length;
        return true;
    }

    synchronized int used() {
        return used;
    }

    /** Moves as much as fits. */
    synchronized void drain(ByteBuffer to) {
        int count = Math.min(used, to.remaining() & ~1);
        int straight = Math.min(count, bytes.length - start);
        to.put(bytes, start, straight).put(bytes, 0, count - straight);
        start = (start + count) % bytes.length;
        used -= count;
    }
}
