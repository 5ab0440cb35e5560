package org.strowger.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/** The log. What waits is in memory for some milliseconds; changes are refused while it cannot be written. */
@Component(
        name = "org.strowger.audit",
        service = {AuditLog.class, HealthCheck.class, ChainedAudit.class})
public final class ChainedAudit implements AuditLog, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ChainedAudit.class);
    private static final Duration BETWEEN_PURGES = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ROOM_FOR_CHANGES = AuditWriter.MOST_WAITING / 2;
    private static final String FAILED_SIGN_IN = "sign-in.failed";
    private static final String THROTTLED = "sign-in.throttled";
    private static final Text BEHIND =
            new Text("The audit log cannot be written; see the database.", "无法写入审计日志，请检查数据库。");

    private final AuditTable table;
    private final HeadFile headFile;
    private final AuditWriter writer;
    private final ConfigService config;
    private final Scheduler scheduler;
    private final Scheduler.Cancellable purges;

    @Activate
    public ChainedAudit(
            @Reference Store store,
            @Reference Home home,
            @Reference ConfigService config,
            @Reference Scheduler scheduler) {
        this.config = config;
        this.scheduler = scheduler;
        table = new AuditTable(store);
        headFile = new HeadFile(home.data("audit").resolve("head"));
        writer = new AuditWriter(table, headFile, scheduler);
        purges = scheduler.every(BETWEEN_PURGES, () -> writer.after(this::purge));
    }

    @Deactivate
    void deactivate() {
        purges.cancel();
        writer.stop(PATIENCE);
    }

    /** On the writer's thread, so that the chain stands still meanwhile. */
    private void purge() {
        int gone = table.purge(oldest());
        if (gone > 0) {
            LOG.info("{} entries of the audit log were older than they are kept", gone);
        }
    }

    private Instant oldest() {
        int days = config.snapshot().singleton(AuditSettings.class).retentionDays();
        return scheduler.clock().instant().minus(Duration.ofDays(days));
    }

    boolean tooOld(Instant at) {
        return at.isBefore(oldest());
    }

    @Override
    public void record(AuditEntry entry) {
        record(scheduler.clock().instant(), entry);
    }

    void record(Instant at, AuditEntry entry) {
        boolean failed = entry.action().equals(FAILED_SIGN_IN);
        // Who is made to wait could fill the disk; who guesses must not take the room of changes.
        if (failed && (entry.result().equals(THROTTLED) || writer.waiting() >= ROOM_FOR_CHANGES)) {
            writer.summarise();
            return;
        }
        writer.offer(Instant.ofEpochMilli(at.toEpochMilli()), Plain.entry(entry));
    }

    @Override
    public void admit() {
        if (writer.failing() || writer.waiting() >= ROOM_FOR_CHANGES) {
            throw new ProblemException(
                    ProblemException.Kind.UNAVAILABLE,
                    "audit.unavailable",
                    "",
                    new Text(
                            "Nothing can be changed while the audit log cannot be written. Try again soon.",
                            "审计日志无法写入时不能进行更改，请稍后重试。"));
        }
    }

    /** Version of the configuration up to which commits are in the log. */
    long lastVersion() {
        return table.lastVersion();
    }

    @Override
    public Page find(Query query) {
        AtomicReference<Page> page = new AtomicReference<>();
        await(writer.after(() -> page.set(table.find(query))));
        return page.get();
    }

    @Override
    public Verdict verify() {
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        await(writer.after(() -> verdict.set(readChain())));
        return verdict.get();
    }

    private Verdict readChain() {
        try {
            return Verifier.verify(table, headFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get(PATIENCE.toSeconds() * 6, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new ProblemException(ProblemException.Kind.UNAVAILABLE, "audit.unavailable", "", BEHIND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemException.Kind.UNAVAILABLE, "audit.unavailable", "", BEHIND);
        }
    }

    @Override
    public String component() {
        return "audit";
    }

    @Override
    public Health check() {
        return writer.failing() || writer.lost() > 0 ? new Health(Health.Status.DEGRADED, BEHIND) : Health.READY;
    }
}
