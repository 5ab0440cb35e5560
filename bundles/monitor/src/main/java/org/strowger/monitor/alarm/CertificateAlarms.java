package org.strowger.monitor.alarm;

import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.core.TlsIdentity;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.AlarmSource;

/** The certificate of HTTPS and SIP over TLS runs out. */
@Component
public class CertificateAlarms implements AlarmSource {
    private static final Duration NOTICE = Duration.ofDays(30);
    private static final Duration URGENT = Duration.ofDays(7);

    private final Scheduler scheduler;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile TlsIdentity identity;

    @Activate
    public CertificateAlarms(@Reference Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public List<AlarmCondition> conditions() {
        TlsIdentity there = identity;
        if (there == null) {
            return List.of(
                    condition(AlarmSeverity.CRITICAL, Text.of("The TLS certificate cannot be read.", "无法读取 TLS 证书。")));
        }
        return judge(end(there));
    }

    private static Instant end(TlsIdentity identity) {
        try {
            return ((X509Certificate) identity.keyStore().getCertificate(identity.alias()))
                    .getNotAfter()
                    .toInstant();
        } catch (KeyStoreException e) {
            throw new IllegalStateException("a loaded key store does not fail", e);
        }
    }

    List<AlarmCondition> judge(Instant end) {
        Duration left = Duration.between(scheduler.clock().instant(), end);
        String day = LocalDate.ofInstant(end, ZoneOffset.UTC).toString();
        if (left.isNegative()) {
            return List.of(condition(
                    AlarmSeverity.CRITICAL,
                    Text.of("The TLS certificate has run out on {0}.", "TLS 证书已于 {0} 过期。", day)));
        }
        if (left.compareTo(NOTICE) > 0) {
            return List.of();
        }
        return List.of(condition(
                left.compareTo(URGENT) > 0 ? AlarmSeverity.WARNING : AlarmSeverity.CRITICAL,
                Text.of("The TLS certificate is valid until {0} only.", "TLS 证书的有效期仅到 {0}。", day)));
    }

    private static AlarmCondition condition(AlarmSeverity severity, Text text) {
        return new AlarmCondition(
                "certificate.expiry",
                severity,
                "certificates",
                text,
                Text.of(
                        "Upload a new certificate with its key; browsers and phones refuse one that has run out.",
                        "请上传新的证书及其私钥；浏览器和话机会拒绝过期的证书。"));
    }
}
