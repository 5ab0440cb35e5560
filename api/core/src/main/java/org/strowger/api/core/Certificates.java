package org.strowger.api.core;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The certificate of {@link TlsIdentity}, for administrators: what it is, another one in its place, and back. */
@ProviderType
public interface Certificates {
    CertificateInfo current();

    /**
     * Checks what was sent and puts it in force; open connections stay.
     *
     * @throws ProblemException INVALID with the field {@code certificate}, {@code key}, {@code pkcs12} or {@code password}
     */
    CertificateInfo install(Material material);

    /** Back to the self-made one. CONFLICT when it is in force already. */
    CertificateInfo restore();

    /**
     * A key with its certificates: either PEM twice, or PKCS#12.
     *
     * @param certificates PEM, own certificate first; null with PKCS#12
     * @param key PEM; null with PKCS#12
     * @param pkcs12 null with PEM
     * @param password of key or PKCS#12; empty when none
     */
    record Material(byte[] certificates, byte[] key, byte[] pkcs12, char[] password) {
        @Override
        public String toString() {
            return "Material[]";
        }
    }

    /**
     * A certificate.
     *
     * @param uploaded false when the system made it itself
     * @param names alternative names: DNS and addresses
     * @param fingerprint SHA-256, upper-case hex with colons
     * @param key kind and size, such as {@code RSA 2048}
     * @param chain intermediate certificates
     * @param pem own certificate
     */
    record CertificateInfo(
            boolean uploaded,
            String subject,
            String issuer,
            List<String> names,
            String fingerprint,
            Instant notBefore,
            Instant notAfter,
            boolean selfSigned,
            String key,
            List<Link> chain,
            String pem) {}

    /** An intermediate certificate. */
    record Link(String subject, String issuer, Instant notAfter) {}
}
