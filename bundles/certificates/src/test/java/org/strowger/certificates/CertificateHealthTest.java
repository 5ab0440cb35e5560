package org.strowger.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.core.Health;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;

public class CertificateHealthTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ManualScheduler scheduler = new ManualScheduler(Instant.parse("2026-03-01T10:00:00Z"));

    @Test
    public void failsWithoutAnIdentity() {
        Health health = new CertificateHealth(scheduler, null).check();

        assertThat(health.status()).isEqualTo(Health.Status.FAILED);
        assertThat(health.reason().en()).isNotBlank();
        assertThat(health.reason().zh()).isNotBlank();
    }

    @Test
    public void warnsAMonthBeforeTheEnd() {
        var identity = new SelfMadeIdentity(new FakeHome(folder.getRoot().toPath()), scheduler);
        var check = new CertificateHealth(scheduler, identity);
        assertThat(check.check()).isEqualTo(Health.READY);

        scheduler.advance(Duration.ofDays(3630));

        assertThat(check.check().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(check.check().reason().en()).contains("2036-03-01");
    }
}
