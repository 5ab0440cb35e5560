package org.strowger.sip.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.strowger.api.core.Scheduler;

/**
 * Makes and recognises nonces without remembering them: time, random, and a keyed hash over both, the realm and (when
 * bound) the source. The key is made at start, so no nonce outlives a restart. Time is monotonic: a jump of the wall
 * clock neither revives nor kills a nonce.
 */
final class Nonces {
    private static final int BODY = 2 * Long.BYTES;
    private static final int TAG = 16;
    private static final String HMAC = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Scheduler scheduler;
    private final String realm;

    Nonces(String realm, Scheduler scheduler) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, HMAC);
        this.realm = realm;
        this.scheduler = scheduler;
    }

    String issue(String source) {
        byte[] body = ByteBuffer.allocate(BODY)
                .putLong(scheduler.nanoTime())
                .putLong(random.nextLong())
                .array();
        byte[] nonce = Arrays.copyOf(body, BODY + TAG);
        System.arraycopy(tag(body, source), 0, nonce, BODY, TAG);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** When a nonce was issued, on the monotonic clock; empty when it is not ours or not of this source. */
    OptionalLong issuedAt(String nonce, String source) {
        byte[] bytes = decode(nonce);
        if (bytes.length != BODY + TAG) {
            return OptionalLong.empty();
        }
        byte[] body = Arrays.copyOf(bytes, BODY);
        boolean ours = MessageDigest.isEqual(tag(body, source), Arrays.copyOfRange(bytes, BODY, BODY + TAG));
        return ours ? OptionalLong.of(ByteBuffer.wrap(body).getLong()) : OptionalLong.empty();
    }

    private static byte[] decode(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] tag(byte[] body, String source) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(body);
            mac.update(realm.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(source.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(), TAG);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + HMAC, e);
        }
    }
}
