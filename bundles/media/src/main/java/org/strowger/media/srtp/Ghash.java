package org.strowger.media.srtp;

/**
 * GHASH of AES-GCM (NIST SP 800-38D section 6.4). Carry-less multiplication is done with integer multiplications of
 * numbers in which only every fourth bit is used, so that carries fall into the holes; there are no tables whose
 * access times could tell about the key. The upper half of a product is the lower half of the product of the reversed
 * numbers. Used by one thread at a time.
 */
final class Ghash {
    private static final long M0 = 0x1111111111111111L;
    private static final long M1 = 0x2222222222222222L;
    private static final long M2 = 0x4444444444444444L;
    private static final long M3 = 0x8888888888888888L;

    private final long keyLow;
    private final long keyHigh;
    private final long keySum;
    private final long keyLowReversed;
    private final long keyHighReversed;
    private final long keySumReversed;
    private long low;
    private long high;

    /** @param key the 16 bytes that the block cipher makes of zeros */
    Ghash(byte[] key) {
        keyHigh = (long) Workspace.LONG.get(key, 0);
        keyLow = (long) Workspace.LONG.get(key, 8);
        keySum = keyHigh ^ keyLow;
        keyLowReversed = Long.reverse(keyLow);
        keyHighReversed = Long.reverse(keyHigh);
        keySumReversed = keyHighReversed ^ keyLowReversed;
    }

    Ghash begin() {
        low = 0;
        high = 0;
        return this;
    }

    /** Takes bytes in, filled up with zeros to whole blocks. */
    Ghash update(byte[] data, int from, int length) {
        int at = from;
        int end = from + length;
        for (; at + 16 <= end; at += 16) {
            block((long) Workspace.LONG.get(data, at), (long) Workspace.LONG.get(data, at + 8));
        }
        if (at < end) {
            block(part(data, at, end), part(data, at + 8, end));
        }
        return this;
    }

    private static long part(byte[] data, int from, int end) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (from + i < end ? data[from + i] & 0xFF : 0);
        }
        return value;
    }

    /** Takes the lengths in and writes the 16 bytes of the result. */
    void end(int aadBytes, int dataBytes, byte[] result) {
        block(aadBytes * 8L, dataBytes * 8L);
        Workspace.LONG.set(result, 0, high);
        Workspace.LONG.set(result, 8, low);
    }

    private void block(long dataHigh, long dataLow) {
        long h = high ^ dataHigh;
        long l = low ^ dataLow;
        long hr = Long.reverse(h);
        long lr = Long.reverse(l);
        long a = product(l, keyLow);
        long c = product(h, keyHigh);
        long b = product(l ^ h, keySum) ^ a ^ c;
        long ar = product(lr, keyLowReversed);
        long cr = product(hr, keyHighReversed);
        long br = product(lr ^ hr, keySumReversed) ^ ar ^ cr;
        reduce(a, Long.reverse(ar) >>> 1 ^ b, c ^ Long.reverse(br) >>> 1, Long.reverse(cr) >>> 1);
    }

    /** Brings a product of 255 bits, lowest word first, back to 128: the bits of the field are in reversed order. */
    private void reduce(long p0, long p1, long p2, long p3) {
        long v0 = p0 << 1;
        long v1 = p1 << 1 | p0 >>> 63;
        long v2 = p2 << 1 | p1 >>> 63;
        long v3 = p3 << 1 | p2 >>> 63;
        v2 ^= v0 ^ v0 >>> 1 ^ v0 >>> 2 ^ v0 >>> 7;
        v1 ^= v0 << 63 ^ v0 << 62 ^ v0 << 57;
        v3 ^= v1 ^ v1 >>> 1 ^ v1 >>> 2 ^ v1 >>> 7;
        v2 ^= v1 << 63 ^ v1 << 62 ^ v1 << 57;
        low = v2;
        high = v3;
    }

    /** The lower 64 bits of a carry-less product. */
    private static long product(long x, long y) {
        long x0 = x & M0;
        long x1 = x & M1;
        long x2 = x & M2;
        long x3 = x & M3;
        long y0 = y & M0;
        long y1 = y & M1;
        long y2 = y & M2;
        long y3 = y & M3;
        long z0 = x0 * y0 ^ x1 * y3 ^ x2 * y2 ^ x3 * y1;
        long z1 = x0 * y1 ^ x1 * y0 ^ x2 * y3 ^ x3 * y2;
        long z2 = x0 * y2 ^ x1 * y1 ^ x2 * y0 ^ x3 * y3;
        long z3 = x0 * y3 ^ x1 * y2 ^ x2 * y1 ^ x3 * y0;
        return z0 & M0 | z1 & M1 | z2 & M2 | z3 & M3;
    }
}
