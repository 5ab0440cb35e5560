package org.strowger.media.srtp;

import java.util.Arrays;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;

/** Makes the session keys of one master key (RFC 3711 section 4.3, with key derivation rate 0; RFC 6188, 7714). */
final class SessionKeys {
    private static final int AUTHENTICATION_BYTES = 20;
    private static final int CONTROL = 3;
    private static final int ENCRYPTION = 0;
    private static final int AUTHENTICATION = 1;
    private static final int SALT = 2;
    private static final int LABEL_AT = 7;
    private static final int TAG_80 = 10;
    private static final int TAG_32 = 4;

    private SessionKeys() {}

    static Transform rtp(SrtpKey key) {
        boolean shortTag =
                key.suite() == SrtpSuite.AES_CM_128_HMAC_SHA1_32 || key.suite() == SrtpSuite.AES_256_CM_HMAC_SHA1_32;
        return transform(key, 0, shortTag ? TAG_32 : TAG_80);
    }

    /** RTCP always has the long tag. */
    static Transform rtcp(SrtpKey key) {
        return transform(key, CONTROL, TAG_80);
    }

    private static Transform transform(SrtpKey key, int labels, int tagBytes) {
        SrtpSuite suite = key.suite();
        byte[] material = key.material();
        byte[] master = Arrays.copyOf(material, suite.keyBytes());
        byte[] masterSalt = Arrays.copyOfRange(material, suite.keyBytes(), material.length);
        byte[] encryption = derive(master, masterSalt, labels + ENCRYPTION, suite.keyBytes());
        byte[] salt = derive(master, masterSalt, labels + SALT, suite.saltBytes());
        if (suite == SrtpSuite.AEAD_AES_128_GCM || suite == SrtpSuite.AEAD_AES_256_GCM) {
            return new GcmTransform(encryption, salt);
        }
        byte[] authentication = derive(master, masterSalt, labels + AUTHENTICATION, AUTHENTICATION_BYTES);
        return new CounterTransform(encryption, authentication, salt, tagBytes);
    }

    static byte[] derive(byte[] master, byte[] salt, int label, int bytes) {
        Workspace w = new Workspace();
        System.arraycopy(salt, 0, w.iv, 0, salt.length);
        w.iv[LABEL_AT] ^= (byte) label;
        new KeyStream(master).make(w, bytes);
        return Arrays.copyOf(w.stream, bytes);
    }
}
