package org.strowger.media.dtls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hash of a certificate as in SDP (RFC 8122 section 5). */
final class Fingerprint {
    private static final Map<String, String> HASHES =
            Map.of("sha-256", "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    private final String hash;
    private final byte[] value;

    private Fingerprint(String hash, byte[] value) {
        this.hash = hash;
        this.value = value;
    }

    /** Empty when it is malformed, or of a hash function that is broken (md5, sha-1) or not known. */
    static Optional<Fingerprint> parse(String text) {
        String[] parts = text == null ? new String[0] : text.trim().split(" +");
        String hash = parts.length == 2 ? HASHES.get(parts[0].toLowerCase(Locale.ROOT)) : null;
        if (hash == null) {
            return Optional.empty();
        }
        try {
            byte[] value = COLONS.parseHex(parts[1]);
            int needed = MessageDigest.getInstance(hash).getDigestLength();
            return value.length == needed ? Optional.of(new Fingerprint(hash, value)) : Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    boolean matches(byte[] certificate) {
        return MessageDigest.isEqual(value, digest(hash, certificate));
    }

    static String sha256(byte[] certificate) {
        return "sha-256 " + COLONS.formatHex(digest("SHA-256", certificate));
    }

    private static byte[] digest(String hash, byte[] certificate) {
        try {
            return MessageDigest.getInstance(hash).digest(certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + hash, e);
        }
    }
}
