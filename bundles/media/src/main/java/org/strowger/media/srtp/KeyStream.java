package org.strowger.media.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode. All counter blocks of a packet are encrypted by one call of a cipher that is set up once for its
 * key: setting up a counter mode cipher for each packet, as the JDK's own wants it, costs more than the encryption.
 * Used by one thread at a time.
 */
final class KeyStream {
    private static final int BLOCK = 16;
    private final Cipher aes;

    KeyStream(byte[] key) {
        try {
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is part of every Java", e);
        }
    }

    /** Encrypts one block. */
    byte[] block(byte[] plain) {
        return aes.update(plain, 0, BLOCK);
    }

    /**
     * Makes the key stream of the counters that begin with {@code w.iv} into {@code w.stream}; the last four bytes count.
     *
     * @param length bytes that are needed
     */
    void make(Workspace w, int length) {
        int blocks = (length + BLOCK - 1) / BLOCK;
        long high = (long) Workspace.LONG.get(w.iv, 0);
        int middle = (int) Workspace.INT.get(w.iv, 8);
        int count = (int) Workspace.INT.get(w.iv, 12);
        byte[] counters = w.counters;
        for (int i = 0, at = 0; i < blocks; i++, at += BLOCK) {
            Workspace.LONG.set(counters, at, high);
            Workspace.INT.set(counters, at + 8, middle);
            Workspace.INT.set(counters, at + 12, count + i);
        }
        try {
            aes.update(counters, 0, blocks * BLOCK, w.stream, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key stream fits its buffer", e);
        }
    }

    /** Combines the packet's bytes with the key stream, from a place in it on. */
    static void apply(Workspace w, int from, int to, int streamAt) {
        byte[] packet = w.packet;
        byte[] stream = w.stream;
        int at = from;
        int key = streamAt;
        for (; at + 8 <= to; at += 8, key += 8) {
            long mixed = (long) Workspace.LONG.get(packet, at) ^ (long) Workspace.LONG.get(stream, key);
            Workspace.LONG.set(packet, at, mixed);
        }
        for (; at < to; at++, key++) {
            packet[at] ^= stream[key];
        }
    }
}
