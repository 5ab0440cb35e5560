package org.strowger.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.store.StoreException;

/** Records every commit, through whatever door; also those that a crash kept out of the log, from the history. */
@Component(name = "org.strowger.audit.commits", service = ConfigListener.class)
public final class CommitRecorder implements ConfigListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommitRecorder.class);
    private static final int MOST_MISSED = 1000;
    private static final int MOST_ITEMS = 40;
    private static final int PATIENCE_SECONDS = 2;

    private final ConfigService config;
    private final ChainedAudit audit;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "audit-commits");
        thread.setDaemon(true);
        return thread;
    });
    private long recorded = -1;

    @Activate
    public CommitRecorder(@Reference ConfigService config, @Reference ChainedAudit audit) {
        this.config = config;
        this.audit = audit;
    }

    @Deactivate
    void deactivate() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("some commits get into the audit log after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        executor.execute(() -> guarded(() -> record(commit)));
    }

    @Override
    public void refreshed(ConfigSnapshot current) {
        executor.execute(() -> guarded(this::catchUp));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (StoreException e) {
            LOG.warn("the audit log misses commits for now: {}", e.getMessage());
        }
    }

    private void catchUp() {
        if (recorded < 0) {
            recorded = audit.lastVersion();
        }
        List<Commit> missed = new ArrayList<>(config.history(0, MOST_MISSED));
        missed.removeIf(commit -> commit.version() <= recorded || audit.tooOld(commit.at()));
        if (!missed.isEmpty()) {
            recorded = missed.get(missed.size() - 1).version() - 1;
        }
        for (int i = missed.size() - 1; i >= 0; i--) {
            record(missed.get(i));
        }
    }

    private void record(Commit commit) {
        if (recorded < 0 || commit.version() > recorded + 1) {
            catchUp();
        }
        if (commit.version() <= recorded) {
            return;
        }
        recorded = commit.version();
        audit.record(commit.at(), entry(commit));
    }

    static AuditEntry entry(Commit commit) {
        String action = commit.rollbackOf() > 0 ? "config.rollback" : "config.commit";
        Set<String> fields = new TreeSet<>();
        commit.changes().forEach(change -> fields.addAll(fields(change)));
        String detail = commit.changes().stream()
                .limit(MOST_ITEMS)
                .map(CommitRecorder::line)
                .collect(Collectors.joining("; "));
        String more =
                commit.changes().size() > MOST_ITEMS ? "; … " + commit.changes().size() : "";
        return new AuditEntry(
                commit.author().name(),
                "",
                commit.author().address(),
                commit.author().door(),
                action,
                "version " + commit.version(),
                List.copyOf(fields),
                AuditEntry.OK,
                0,
                0,
                commit.version(),
                (commit.comment().isEmpty() ? "" : commit.comment() + " — ") + detail + more);
    }

    private static String line(Change change) {
        String verb = change.before() == null ? " +" : change.after() == null ? " -" : ": ";
        String item = change.item().type() + "/" + change.item().key();
        return item + verb + (verb.equals(": ") ? String.join(", ", fields(change)) : "");
    }

    /** Names of what differs; for items that come or go, none: there it is the whole item. */
    private static Set<String> fields(Change change) {
        Set<String> names = new TreeSet<>();
        if (change.before() == null || change.after() == null) {
            return names;
        }
        names.addAll(change.before().keySet());
        names.addAll(change.after().keySet());
        names.removeIf(name -> same(change.before(), change.after(), name));
        if (change.secretChanged()) {
            names.add("(secret)");
        }
        return names;
    }

    private static boolean same(Map<String, Object> before, Map<String, Object> after, String name) {
        return Objects.equals(before.get(name), after.get(name));
    }
}
