package org.strowger.plugins.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys whose archives may be installed, by the names that the administrator gave them.
 *
 * @param certificates for archives signed as JARs
 * @param keys Ed25519, for detached signatures
 */
public record TrustedKeys(Map<String, X509Certificate> certificates, Map<String, PublicKey> keys) {
    /** What an Ed25519 key has before its 32 octets in the usual form (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int RAW = 32;

    /** Those that can be read; the configuration takes no others. */
    public static TrustedKeys of(Map<String, String> texts) {
        Map<String, X509Certificate> certificates = new TreeMap<>();
        Map<String, PublicKey> keys = new TreeMap<>();
        texts.forEach((name, text) -> {
            try {
                byte[] content = decode(text);
                if (isKey(content)) {
                    keys.put(name, key(content));
                } else {
                    certificates.put(name, certificate(content));
                }
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException("trusted key " + name + " cannot be read", e);
            }
        });
        return new TrustedKeys(certificates, keys);
    }

    /** Whether a text is a certificate (PEM) or an Ed25519 key (PEM, or its Base64). */
    public static boolean readable(String text) {
        try {
            byte[] content = decode(text);
            return isKey(content) ? key(content) != null : certificate(content) != null;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder()
                .decode(text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    }

    private static boolean isKey(byte[] content) {
        return content.length == RAW || Arrays.equals(content, 0, Math.min(content.length, 12), PREFIX, 0, 12);
    }

    private static PublicKey key(byte[] content) throws GeneralSecurityException {
        byte[] encoded = content;
        if (content.length == RAW) {
            encoded = Arrays.copyOf(PREFIX, PREFIX.length + RAW);
            System.arraycopy(content, 0, encoded, PREFIX.length, RAW);
        }
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static X509Certificate certificate(byte[] content) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
    }
}
