package org.strowger.rest.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.strowger.api.core.Certificates.CertificateInfo;
import org.strowger.api.core.Certificates.Link;

/**
 * The certificate in force.
 *
 * @param origin self-made or uploaded
 * @param fingerprint SHA-256
 * @param daysLeft whole days; negative when it has expired
 * @param key kind and size
 * @param chain intermediate certificates
 * @param pem the own certificate
 */
public record CertificateView(
        String origin,
        String subject,
        String issuer,
        List<String> names,
        String fingerprint,
        Instant notBefore,
        Instant notAfter,
        long daysLeft,
        boolean selfSigned,
        String key,
        List<Link> chain,
        String pem) {
    static CertificateView of(CertificateInfo info, Instant now) {
        return new CertificateView(
                info.uploaded() ? "uploaded" : "self-made",
                info.subject(),
                info.issuer(),
                info.names(),
                info.fingerprint(),
                info.notBefore(),
                info.notAfter(),
                Math.floorDiv(
                        Duration.between(now, info.notAfter()).toSeconds(),
                        Duration.ofDays(1).toSeconds()),
                info.selfSigned(),
                info.key(),
                info.chain(),
                info.pem());
    }
}
