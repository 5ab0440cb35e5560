package org.strowger.sip.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** Hash algorithms of SIP digest (RFC 3261, RFC 8760), strongest first. */
public enum DigestAlgorithm {
    SHA_256("SHA-256", 64),
    MD5("MD5", 32);

    private final String token;
    private final int hexLength;

    DigestAlgorithm(String token, int hexLength) {
        this.token = token;
        this.hexLength = hexLength;
    }

    /** As in the {@code algorithm} parameter, and as Java's security providers name it. */
    public String token() {
        return token;
    }

    /** Length of a response in hex digits. */
    public int hexLength() {
        return hexLength;
    }

    /** By token, case ignored. */
    public static Optional<DigestAlgorithm> of(String token) {
        return Arrays.stream(values())
                .filter(a -> a.token.equalsIgnoreCase(token))
                .findFirst();
    }

    MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(token);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + token, e);
        }
    }
}
