package org.strowger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.audit.AuditLog.Stored;
import org.strowger.api.core.Health;
import org.strowger.api.core.ProblemException;

public class AuditTest {
    @Rule
    public final AuditHarness harness = new AuditHarness();

    private long brokenAt() {
        AuditLog.Verdict verdict = harness.audit.verify();
        assertThat(verdict.intact()).isEqualTo(verdict.brokenAt() == 0);
        return verdict.brokenAt();
    }

    private void some(int count) {
        for (int i = 1; i <= count; i++) {
            harness.record(i % 2 == 0 ? "anna" : "bea", "items.patch", "/config/extension/" + i);
        }
    }

    @Test
    public void whatIsRecordedIsFoundNewestFirst() {
        some(5);
        AuditLog.Page page = harness.audit.find(new AuditLog.Query(null, null, null, null, null, 1, 2));
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.items())
                .extracting(s -> s.entry().target())
                .containsExactly("/config/extension/4", "/config/extension/3");
        AuditLog.Page older = harness.audit.find(new AuditLog.Query(
                null, null, null, null, null, 0, 2, page.items().get(1).id()));
        assertThat(older.items())
                .extracting(s -> s.entry().target())
                .containsExactly("/config/extension/2", "/config/extension/1");
        assertThat(harness.find("anna", null, null).total()).isEqualTo(2);
        assertThat(harness.find(null, "items", null).total()).isEqualTo(5);
        assertThat(harness.find(null, "item_", null).total()).isZero();
        assertThat(harness.find(null, null, "EXTENSION/4").total()).isEqualTo(1);
        assertThat(harness.find(null, null, "%").total()).isZero();
        assertThat(harness.find("' OR '1'='1", null, null).total()).isZero();
        var now = harness.scheduler.clock().instant();
        assertThat(harness.audit
                        .find(new AuditLog.Query(now, now.plusSeconds(1), null, null, null, 0, 10))
                        .total())
                .isEqualTo(5);
        assertThat(harness.audit
                        .find(new AuditLog.Query(null, now, null, null, null, 0, 10))
                        .total())
                .isZero();
    }

    @Test
    public void theChainGoesOnOverARestart() {
        some(3);
        harness.stop();
        harness.start(false);
        some(2);
        AuditLog.Verdict verdict = harness.audit.verify();
        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.entries()).isEqualTo(5);
        assertThat(verdict.head())
                .isEqualTo(harness.find(null, null, null).items().get(0).hash());
    }

    @Test
    public void everyKindOfTamperingIsFound() {
        some(6);
        assertThat(brokenAt()).isZero();
        harness.sql("UPDATE audit_entry SET account = 'carl' WHERE id = 3");
        assertThat(brokenAt()).isEqualTo(3);
        harness.sql("UPDATE audit_entry SET account = 'bea' WHERE id = 3");
        assertThat(brokenAt()).isZero();
        // From one column into the next.
        harness.sql("UPDATE audit_entry SET fields = 'nam', result = 'eok' WHERE id = 4");
        assertThat(brokenAt()).isEqualTo(4);
        harness.sql("UPDATE audit_entry SET fields = 'name', result = 'ok' WHERE id = 4");
        assertThat(brokenAt()).isZero();
        harness.sql("UPDATE audit_entry SET made_at = made_at + 1 WHERE id = 2");
        assertThat(brokenAt()).isEqualTo(2);
        harness.sql("UPDATE audit_entry SET made_at = made_at - 1 WHERE id = 2");
        harness.sql("DELETE FROM audit_entry WHERE id = 5");
        assertThat(brokenAt()).isEqualTo(5);
    }

    @Test
    public void aChainThatWasCutShortIsFound() {
        some(6);
        assertThat(brokenAt()).isZero();
        harness.sql("DELETE FROM audit_entry WHERE id >= 5");
        assertThat(brokenAt()).isEqualTo(5);
        harness.sql("DELETE FROM audit_entry");
        assertThat(brokenAt()).isEqualTo(1);
    }

    @Test
    public void aChainThatWasMadeAnewIsFound() {
        some(2);
        Stored last = harness.find(null, null, null).items().get(0);
        AuditEntry other = AuditHarness.entry("carl", "items.patch", "/config/extension/2", "ok");
        String before = harness.find(null, null, null).items().get(1).hash();
        String forged = Chain.hash(before, 2, last.at().toEpochMilli(), other);
        harness.sql("UPDATE audit_entry SET account = 'carl', hash = '" + forged + "' WHERE id = 2");
        assertThat(brokenAt()).isEqualTo(2);
    }

    @Test
    public void oldEntriesGoAndTheRestStaysVerifiable() {
        some(4);
        harness.find(null, null, null);
        harness.scheduler.advance(Duration.ofDays(364));
        some(2);
        assertThat(harness.find(null, null, null).total()).isEqualTo(6);
        harness.scheduler.advance(Duration.ofDays(2));
        await().until(() -> harness.find(null, null, null).total() == 2);
        assertThat(harness.audit.verify()).satisfies(v -> {
            assertThat(v.intact()).isTrue();
            assertThat(v.first()).isEqualTo(5);
        });
        some(1);
        assertThat(brokenAt()).isZero();
        harness.sql("DELETE FROM audit_entry WHERE id = 5");
        assertThat(brokenAt()).isEqualTo(5);
    }

    @Test
    public void nothingCanBreakOrHideALine() {
        AuditEntry nasty = new AuditEntry(
                "anna\r\nroot",
                "admin",
                "x",
                "rest",
                "a\u0000b",
                "\u202egnp.exe\u2028",
                List.of("a b\nc"),
                "ok",
                0,
                0,
                0,
                "\\n\ud83d");
        harness.audit.record(nasty);
        AuditEntry kept = harness.find(null, null, null).items().get(0).entry();
        assertThat(kept.account()).isEqualTo("anna\\r\\nroot");
        assertThat(kept.action()).isEqualTo("a\\u0000b");
        assertThat(kept.target()).isEqualTo("\\u202egnp.exe\\u2028");
        assertThat(kept.fields()).containsExactly("a_b\\nc");
        assertThat(kept.detail()).isEqualTo("\\\\n\\ud83d");
        assertThat(brokenAt()).isZero();
        harness.audit.record(AuditHarness.entry("x".repeat(5000), "y".repeat(5000), "z".repeat(5000), "ok"));
        assertThat(harness.find(null, null, null).total()).isEqualTo(2);
        assertThat(brokenAt()).isZero();
    }

    @Test
    public void whileItCannotBeWrittenNothingMayBeChangedAndNothingIsLost() {
        harness.audit.admit();
        harness.store.away = true;
        some(3);
        await().until(() -> harness.audit.check().status() == Health.Status.DEGRADED);
        assertThat(catchThrowableOfType(harness.audit::admit, ProblemException.class)
                        .kind())
                .isEqualTo(ProblemException.Kind.UNAVAILABLE);
        harness.store.away = false;
        await().until(() -> harness.audit.check().status() == Health.Status.READY);
        harness.audit.admit();
        assertThat(harness.find(null, null, null).total()).isEqualTo(3);
        assertThat(brokenAt()).isZero();
    }

    @Test
    public void whatFindsNoRoomIsCounted() {
        harness.store.away = true;
        some(AuditWriter.MOST_WAITING + 500);
        harness.store.away = false;
        await().ignoreExceptions()
                .until(() -> harness.find(null, "audit.lost", null).total() == 1);
        AuditEntry lost = harness.find(null, "audit.lost", null).items().get(0).entry();
        long written = harness.find(null, "items", null).total();
        assertThat(written).isGreaterThanOrEqualTo(AuditWriter.MOST_WAITING);
        assertThat(lost.detail()).isEqualTo("× " + (AuditWriter.MOST_WAITING + 500 - written));
        assertThat(brokenAt()).isZero();
    }

    @Test
    public void signInsThatAreMadeToWaitBecomeOneEntryAMinute() {
        for (int i = 0; i < 1000; i++) {
            harness.audit.record(AuditHarness.entry("anna", "sign-in.failed", "", "sign-in.throttled"));
        }
        await().until(() -> harness.find(null, "sign-in.failed", null).total() > 0);
        harness.audit.record(AuditHarness.entry("anna", "sign-in.failed", "", "sign-in.wrong"));
        harness.scheduler.advance(Duration.ofMinutes(2));
        some(1);
        await().until(() -> harness.find(null, "sign-in.failed", "throttled").items().stream()
                        .mapToLong(s -> Long.parseLong(s.entry().detail().substring(2)))
                        .sum()
                == 1000);
        assertThat(harness.find(null, "sign-in.failed", null).total()).isLessThanOrEqualTo(3);
    }

    @Test
    public void commitsThroughWhateverDoorAreRecordedWithTheirVersion() {
        harness.config.addListener(harness.commits);
        harness.keep(90);
        long version = harness.config.snapshot().version();
        await().until(() -> versions().contains(version));
        AuditEntry entry = harness.find(null, "config", null).items().get(0).entry();
        assertThat(entry.account()).isEqualTo("anna");
        assertThat(entry.door()).isEqualTo("shell");
        assertThat(entry.source()).isEqualTo("192.0.2.7");
        assertThat(entry.version()).isEqualTo(version);
        assertThat(entry.detail()).contains("less", "audit/default");
    }

    @Test
    public void commitsThatACrashKeptOutAreTakenFromTheHistory() {
        harness.keep(90);
        harness.keep(80);
        harness.keep(70);
        harness.stop();
        harness.start(true);
        long version = harness.config.snapshot().version();
        await().until(() -> versions().size() == version);
        harness.keep(60);
        await().until(() -> versions().size() == version + 1);
        assertThat(versions())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    private List<Long> versions() {
        return harness.find(null, "config", null).items().stream()
                .map(s -> s.entry().version())
                .toList();
    }
}
