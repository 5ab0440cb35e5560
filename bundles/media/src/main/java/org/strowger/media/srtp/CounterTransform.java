package org.strowger.media.srtp;

/** AES in counter mode with HMAC-SHA1 (RFC 3711 section 4, RFC 6188). */
final class CounterTransform implements Transform {
    private static final int CONTROL_HEADER = 8;
    private static final int INDEX_BYTES = 4;
    private static final int ENCRYPTED = 0x80000000;

    private final KeyStream stream;
    private final HmacSha1 mac;
    private final long saltHigh;
    private final long saltLow;
    private final int tagBytes;
    private final byte[] rollOver = new byte[4];

    /** @param salt 14 bytes */
    CounterTransform(byte[] key, byte[] authentication, byte[] salt, int tagBytes) {
        stream = new KeyStream(key);
        mac = new HmacSha1(authentication);
        byte[] padded = java.util.Arrays.copyOf(salt, 16);
        saltHigh = (long) Workspace.LONG.get(padded, 0);
        saltLow = (long) Workspace.LONG.get(padded, 8);
        this.tagBytes = tagBytes;
    }

    @Override
    public int tagBytes() {
        return tagBytes;
    }

    private void crypt(Workspace w, int from, int to, int ssrc, long index) {
        Workspace.LONG.set(w.iv, 0, saltHigh ^ ssrc & 0xFFFFFFFFL);
        Workspace.LONG.set(w.iv, 8, saltLow ^ index << 16);
        stream.make(w, to - from);
        KeyStream.apply(w, from, to, 0);
    }

    private void sign(Workspace w, int length, long index) {
        Workspace.INT.set(rollOver, 0, (int) (index >>> 16));
        mac.begin().update(w.packet, 0, length).update(rollOver, 0, 4).end(w.tag);
    }

    @Override
    public int protect(Workspace w, int header, int length, int ssrc, long index) {
        crypt(w, header, length, ssrc, index);
        sign(w, length, index);
        System.arraycopy(w.tag, 0, w.packet, length, tagBytes);
        return length + tagBytes;
    }

    @Override
    public int unprotect(Workspace w, int header, int length, int ssrc, long index) {
        int end = length - tagBytes;
        if (end < header) {
            return -1;
        }
        sign(w, end, index);
        if (!w.tagMatches(end, tagBytes)) {
            return -1;
        }
        crypt(w, header, end, ssrc, index);
        return end;
    }

    @Override
    public int protectControl(Workspace w, int length, int ssrc, int index) {
        crypt(w, CONTROL_HEADER, length, ssrc, index);
        Workspace.INT.set(w.packet, length, index | ENCRYPTED);
        int end = length + INDEX_BYTES;
        mac.begin().update(w.packet, 0, end).end(w.tag);
        System.arraycopy(w.tag, 0, w.packet, end, tagBytes);
        return end + tagBytes;
    }

    @Override
    public int indexWord(Workspace w, int length) {
        int at = length - tagBytes - INDEX_BYTES;
        return at < CONTROL_HEADER ? 0 : w.intAt(at);
    }

    @Override
    public int unprotectControl(Workspace w, int length, int ssrc, int index) {
        int end = length - tagBytes;
        mac.begin().update(w.packet, 0, end).end(w.tag);
        if (!w.tagMatches(end, tagBytes)) {
            return -1;
        }
        crypt(w, CONTROL_HEADER, end - INDEX_BYTES, ssrc, index);
        return end - INDEX_BYTES;
    }
}
