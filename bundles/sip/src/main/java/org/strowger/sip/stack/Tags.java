package org.strowger.sip.stack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random identifiers: 128 bits each, so that nobody off the path can guess one. */
public final class Tags {
    private static final int BYTES = 16;
    private final SecureRandom random;
    private final byte[] secret = new byte[BYTES];

    public Tags(SecureRandom random) {
        this.random = random;
        random.nextBytes(secret);
    }

    /** A tag, or any other identifier. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A random number from 0 to one below the limit. */
    public int below(int limit) {
        return random.nextInt(limit);
    }

    /** A branch with the magic cookie of RFC 3261. */
    public String branch() {
        return "z9hG4bK" + next();
    }

    /** The tag of a stateless reply: always the same for the same request (RFC 3261 section 8.2.7). */
    public String stateless(InboundRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            String identity = request.callId() + '\n' + request.from().tag() + '\n' + request.transactionKey();
            byte[] hash = digest.digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
