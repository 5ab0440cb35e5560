package org.strowger.bench.rtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One direction of SRTP with AES_CM_128_HMAC_SHA1_80 (RFC 3711), of one source and without a look at the tag of what comes: the
 * product's is what is measured. Used by one thread.
 */
final class Srtp {
    static final int KEY = 30;
    static final int TAG = 10;
    private static final int SALT_AT = 16;
    private static final int SALT = 14;
    private static final int MOST = 2048;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final Mac mac;
    private final byte[] salt;
    private final byte[] iv = new byte[16];
    private final byte[] bytes = new byte[MOST];
    private int rollovers;
    private int last = -1;

    /** @param master key and salt */
    Srtp(byte[] master) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            key = new SecretKeySpec(derive(master, 0, 16), "AES");
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(derive(master, 1, 20), "HmacSHA1"));
            salt = derive(master, 2, SALT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 3711 section 4.3, with a rate of 0. */
    private byte[] derive(byte[] master, int label, int length) throws GeneralSecurityException {
        byte[] start = new byte[16];
        System.arraycopy(master, SALT_AT, start, 0, SALT);
        start[7] ^= (byte) label;
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(master, 0, SALT_AT, "AES"), new IvParameterSpec(start));
        return cipher.doFinal(new byte[length]);
    }

    /** Encrypts a packet from the buffer's start to its limit, and appends the tag. */
    void protect(ByteBuffer packet) {
        int length = read(packet);
        try {
            crypt(length);
            mac.update(bytes, 0, length);
            mac.update(new byte[] {0, 0, (byte) (rollovers >> 8), (byte) rollovers});
            System.arraycopy(mac.doFinal(), 0, bytes, length, TAG);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        packet.limit(length + TAG);
        packet.put(0, bytes, 0, length + TAG);
    }

    /** Decrypts a packet from the buffer's start to its limit, and takes the tag away. */
    void unprotect(ByteBuffer packet) {
        int length = read(packet) - TAG;
        try {
            crypt(length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        packet.limit(length);
        packet.put(0, bytes, 0, length);
    }

    private int read(ByteBuffer packet) {
        packet.get(0, bytes, 0, packet.limit());
        int sequence = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        if (last >= 0 && last - sequence > 0x8000) {
            rollovers++;
        }
        last = sequence;
        return packet.limit();
    }

    private void crypt(int length) throws GeneralSecurityException {
        System.arraycopy(salt, 0, iv, 0, SALT);
        iv[14] = 0;
        iv[15] = 0;
        for (int i = 0; i < 4; i++) {
            iv[4 + i] ^= bytes[8 + i];
        }
        iv[10] ^= (byte) (rollovers >> 8);
        iv[11] ^= (byte) rollovers;
        iv[12] ^= bytes[2];
        iv[13] ^= bytes[3];
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
        cipher.doFinal(bytes, MediaLeg.HEADER, length - MediaLeg.HEADER, bytes, MediaLeg.HEADER);
    }
}
