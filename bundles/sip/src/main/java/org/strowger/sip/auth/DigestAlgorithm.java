package org.strowger.sip.auth;

import java.util.Arrays;
import java.util.Optional;

/** Hash algorithms of SIP digest (RFC 3261, RFC 8760), strongest first. */
public enum DigestAlgorithm {
    SHA_256("SHA-256", "SHA-256", 64),
    MD5("MD5", "MD5", 32);

    private final String token;
    private final String jcaName;
    private final int hexLength;

    DigestAlgorithm(String token, String jcaName, int hexLength) {
        this.token = token;
        this.jcaName = jcaName;
        this.hexLength = hexLength;
    }

    /** As in the {@code algorithm} parameter. */
    public String token() {
        return token;
    }

    /** Name for {@link java.security.MessageDigest}. */
    public String jcaName() {
        return jcaName;
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
}
