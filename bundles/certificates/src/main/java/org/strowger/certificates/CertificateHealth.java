package org.strowger.certificates;

import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.core.TlsIdentity;

/** Tells when there is no certificate, and in good time when it runs out. */
@Component
public final class CertificateHealth implements HealthCheck {
    private static final Duration NOTICE = Duration.ofDays(30);
    private static final Duration URGENT = Duration.ofDays(7);

    private final Scheduler scheduler;
    private final TlsIdentity identity;

    @Activate
    public CertificateHealth(
            @Reference Scheduler scheduler,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    TlsIdentity identity) {
        this.scheduler = scheduler;
        this.identity = identity;
    }

    @Override
    public String component() {
        return "certificates";
    }

    @Override
    public Health check() {
        if (identity == null) {
            return new Health(
                    Health.Status.FAILED,
                    Text.of("The TLS certificate cannot be read; see the log.", "无法读取 TLS 证书，请查看日志。"));
        }
        Instant end = notAfter();
        Instant now = scheduler.clock().instant();
        if (now.isBefore(end.minus(NOTICE))) {
            return Health.READY;
        }
        String day = LocalDate.ofInstant(end, ZoneOffset.UTC).toString();
        return new Health(Health.Status.DEGRADED, words(end, now, day));
    }

    /** Degraded even when it has expired: calls go on with who does not mind, and administrators can still come in. */
    private static Text words(Instant end, Instant now, String day) {
        if (end.isBefore(now)) {
            return Text.of(
                    "The TLS certificate expired on {0}: browsers warn and phones refuse TLS. Upload another one.",
                    "TLS 证书已于 {0} 过期：浏览器会警告，话机会拒绝 TLS。请上传新证书。", day);
        }
        return now.isBefore(end.minus(URGENT))
                ? Text.of("The TLS certificate is valid until {0} only.", "TLS 证书的有效期仅到 {0}。", day)
                : Text.of(
                        "The TLS certificate expires on {0}, in less than a week. Upload another one now.",
                        "TLS 证书将于 {0} 过期，剩余不到一周。请立即上传新证书。", day);
    }

    private Instant notAfter() {
        try {
            return ((X509Certificate) identity.keyStore().getCertificate(identity.alias()))
                    .getNotAfter()
                    .toInstant();
        } catch (KeyStoreException e) {
            throw new IllegalStateException("a loaded key store does not fail", e);
        }
    }
}
