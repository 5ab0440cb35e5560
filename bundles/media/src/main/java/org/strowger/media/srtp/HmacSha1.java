package org.strowger.media.srtp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** HMAC-SHA1 (RFC 2104) that allocates nothing, unlike the JDK's. Used by one thread at a time. */
public final class HmacSha1 {
    /** Length of the result. */
    public static final int BYTES = 20;

    private static final int BLOCK = 64;
    private final byte[] inner = new byte[BLOCK];
    private final byte[] outer = new byte[BLOCK];
    private final MessageDigest sha1;

    public HmacSha1(byte[] key) {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is part of every Java", e);
        }
        byte[] used = key.length > BLOCK ? sha1.digest(key) : key;
        for (int i = 0; i < BLOCK; i++) {
            byte value = i < used.length ? used[i] : 0;
            inner[i] = (byte) (value ^ 0x36);
            outer[i] = (byte) (value ^ 0x5C);
        }
    }

    public HmacSha1 begin() {
        sha1.reset();
        sha1.update(inner, 0, BLOCK);
        return this;
    }

    public HmacSha1 update(byte[] data, int from, int length) {
        sha1.update(data, from, length);
        return this;
    }

    /** Writes the {@link #BYTES} of the result to the beginning of an array. */
    public void end(byte[] result) {
        try {
            sha1.digest(result, 0, BYTES);
            sha1.update(outer, 0, BLOCK);
            sha1.update(result, 0, BYTES);
            sha1.digest(result, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the result fits its buffer", e);
        }
    }
}
