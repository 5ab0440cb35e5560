package org.strowger.media.srtp;

/** AES in Galois/counter mode (RFC 7714). */
final class GcmTransform implements Transform {
    private static final int TAG = 16;
    private static final int CONTROL_HEADER = 8;
    private static final int INDEX_BYTES = 4;
    private static final int ENCRYPTED = 0x80000000;

    private final KeyStream stream;
    private final Ghash hash;
    private final long saltHigh;
    private final int saltLow;
    private final byte[] associated = new byte[CONTROL_HEADER + INDEX_BYTES];

    /** @param salt 12 bytes */
    GcmTransform(byte[] key, byte[] salt) {
        stream = new KeyStream(key);
        hash = new Ghash(stream.block(new byte[16]));
        saltHigh = (long) Workspace.LONG.get(salt, 0);
        saltLow = (int) Workspace.INT.get(salt, 8);
    }

    @Override
    public int tagBytes() {
        return TAG;
    }

    /** The first block of the stream covers the tag, the others the data. */
    private void prepare(Workspace w, int dataBytes, int ssrc, long index) {
        long high = (ssrc & 0xFFFFFFFFL) << 16 | index >>> 32;
        Workspace.LONG.set(w.iv, 0, saltHigh ^ high);
        Workspace.INT.set(w.iv, 8, saltLow ^ (int) index);
        Workspace.INT.set(w.iv, 12, 1);
        stream.make(w, TAG + dataBytes);
    }

    private void sign(Workspace w, byte[] aad, int aadBytes, int from, int to) {
        hash.begin().update(aad, 0, aadBytes).update(w.packet, from, to - from).end(aadBytes, to - from, w.tag);
        for (int i = 0; i < TAG; i++) {
            w.tag[i] ^= w.stream[i];
        }
    }

    @Override
    public int protect(Workspace w, int header, int length, int ssrc, long index) {
        prepare(w, length - header, ssrc, index);
        KeyStream.apply(w, header, length, TAG);
        sign(w, w.packet, header, header, length);
        System.arraycopy(w.tag, 0, w.packet, length, TAG);
        return length + TAG;
    }

    @Override
    public int unprotect(Workspace w, int header, int length, int ssrc, long index) {
        int end = length - TAG;
        if (end < header) {
            return -1;
        }
        prepare(w, end - header, ssrc, index);
        sign(w, w.packet, header, header, end);
        if (!w.tagMatches(end, TAG)) {
            return -1;
        }
        KeyStream.apply(w, header, end, TAG);
        return end;
    }

    private void signControl(Workspace w, int index, int end) {
        System.arraycopy(w.packet, 0, associated, 0, CONTROL_HEADER);
        Workspace.INT.set(associated, CONTROL_HEADER, index | ENCRYPTED);
        sign(w, associated, associated.length, CONTROL_HEADER, end);
    }

    @Override
    public int protectControl(Workspace w, int length, int ssrc, int index) {
        prepare(w, length - CONTROL_HEADER, ssrc, index);
        KeyStream.apply(w, CONTROL_HEADER, length, TAG);
        signControl(w, index, length);
        System.arraycopy(w.tag, 0, w.packet, length, TAG);
        Workspace.INT.set(w.packet, length + TAG, index | ENCRYPTED);
        return length + TAG + INDEX_BYTES;
    }

    @Override
    public int indexWord(Workspace w, int length) {
        return length < CONTROL_HEADER + TAG + INDEX_BYTES ? 0 : w.intAt(length - INDEX_BYTES);
    }

    @Override
    public int unprotectControl(Workspace w, int length, int ssrc, int index) {
        int end = length - INDEX_BYTES - TAG;
        prepare(w, end - CONTROL_HEADER, ssrc, index);
        signControl(w, index, end);
        if (!w.tagMatches(end, TAG)) {
            return -1;
        }
        KeyStream.apply(w, CONTROL_HEADER, end, TAG);
        return end;
    }
}
