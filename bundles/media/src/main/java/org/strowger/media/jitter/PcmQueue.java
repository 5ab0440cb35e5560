package org.strowger.media.jitter;

/** Samples in a row, first in, first out, in one array. One thread. */
final class PcmQueue {
    private final short[] data;
    private int start;
    private int size;

    PcmQueue(int capacity) {
        data = new short[capacity];
    }

    int size() {
        return size;
    }

    int room() {
        return data.length - size;
    }

    void clear() {
        size = 0;
    }

    void add(short[] pcm, int offset, int length) {
        System.arraycopy(pcm, offset, data, reserve(length), length);
        size += length;
    }

    /** Makes room for so many at the end of {@link #array} and says where; they count after {@link #grow}. */
    int reserve(int length) {
        if (start + size + length > data.length) {
            System.arraycopy(data, start, data, 0, size);
            start = 0;
        }
        return start + size;
    }

    void grow(int length) {
        size += length;
    }

    short[] array() {
        return data;
    }

    /** Where in the array the first sample stands. */
    int start() {
        return start;
    }

    void take(short[] out, int offset, int length) {
        System.arraycopy(data, start, out, offset, length);
        drop(length);
    }

    void drop(int length) {
        start += length;
        size -= length;
    }
}
