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
        if (scheduler.clock().instant().isBefore(end.minus(NOTICE))) {
            return Health.READY;
        }
        LocalDate day = LocalDate.ofInstant(end, ZoneOffset.UTC);
        return new Health(
                Health.Status.DEGRADED,
                Text.of("The TLS certificate is valid until {0} only.", "TLS 证书的有效期仅到 {0}。", day.toString()));
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
