package org.strowger.config;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.store.StoreException;
import org.strowger.config.journal.ItemChange;
import org.strowger.config.journal.Journal;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Snapshot;

/**
 * Commits that revert by themselves. Which ones wait is written in the database with the commit, so that a restart does
 * not keep what nobody has confirmed.
 *
 * <p>A revert takes back what that commit changed, and leaves items alone that somebody has changed since. If the result
 * were not valid, everything since is taken back, because the state before is known to work.
 */
final class Confirmations {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private record Waiting(Instant until, Scheduler.Cancellable timer) {}

    private final ConfigEngine engine;
    private final Journal journal;
    private final Scheduler scheduler;
    private final Notifier notifier;
    /** Guarded by the engine's lock. */
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();

    private boolean stopped;

    Confirmations(ConfigEngine engine, Journal journal, Scheduler scheduler, Notifier notifier) {
        this.engine = engine;
        this.journal = journal;
        this.scheduler = scheduler;
        this.notifier = notifier;
    }

    /** Goes on where the system stopped; what is overdue is reverted at once. */
    void resume() {
        Instant now = scheduler.clock().instant();
        journal.load().unconfirmed().forEach((version, until) -> {
            engine.exclusively(() -> waiting.put(version, new Waiting(until, () -> true)));
            if (until.isAfter(now)) {
                watch(version, until, Duration.between(now, until));
            } else {
                revert(version);
            }
        });
    }

    Commit commit(Author author, String comment, Duration within, Snapshot base, Map<ItemRef, Entry> staged) {
        if (within.compareTo(SHORTEST) < 0 || within.compareTo(LONGEST) > 0) {
            throw Refusals.confirmTime();
        }
        return engine.exclusively(() -> {
            Instant until = scheduler.clock().instant().plus(within).truncatedTo(ChronoUnit.MILLIS);
            long before = engine.snapshot().version();
            Commit commit = engine.commit(base, staged, CommitRequest.of(author, comment, until));
            if (commit.version() > before) {
                watch(commit.version(), until, within);
            }
            return commit;
        });
    }

    private void watch(long version, Instant until, Duration delay) {
        Scheduler.Cancellable timer =
                scheduler.after(delay, () -> new Thread(() -> revert(version), "config-revert").start());
        engine.exclusively(() -> waiting.put(version, new Waiting(until, timer)));
    }

    /** Oldest first. */
    List<Commit> unconfirmed() {
        List<Long> versions = engine.exclusively(() -> List.copyOf(waiting.keySet()));
        return versions.stream()
                .flatMap(version -> journal.history().find(version).stream())
                .filter(commit -> commit.confirmBy() != null)
                .toList();
    }

    Commit confirm(long version, Author by) {
        return engine.exclusively(() -> {
            Waiting found = waiting.get(version);
            if (found == null) {
                throw journal.history().find(version).isPresent()
                        ? Refusals.notWaiting(version)
                        : Refusals.unknownVersion(version);
            }
            journal.confirm(version);
            forget(List.of(version));
            Commit confirmed = journal.history().find(version).orElseThrow();
            notifier.confirmed(scheduler.clock().instant(), confirmed, by);
            return confirmed;
        });
    }

    Commit rollback(long version, Author author) {
        return engine.exclusively(() -> {
            if (version < 0 || version > engine.snapshot().version()) {
                throw Refusals.unknownVersion(version);
            }
            Collection<Long> undone =
                    List.copyOf(waiting.tailMap(version, false).keySet());
            Commit commit = engine.restore(
                    journal.history().textsAt(version),
                    CommitRequest.restoring(author, "Rollback to version " + version, version, undone, true));
            forget(undone);
            return commit;
        });
    }

    private void revert(long version) {
        engine.exclusively(() -> {
            Waiting found = waiting.get(version);
            if (found == null || stopped) {
                return null;
            }
            try {
                revert(version, Refusals.notConfirmed(version, found.until()));
            } catch (StoreException | ProblemException e) {
                LOG.error("version {} was not confirmed and cannot be reverted yet: {}", version, e.getMessage());
                watch(version, found.until(), RETRY);
            }
            return null;
        });
    }

    private void revert(long version, String why) {
        Map<ItemRef, String> texts = new LinkedHashMap<>();
        for (ItemChange change : journal.history().changes(version)) {
            String now = engine.snapshot().entry(change.item()).map(Entry::text).orElse(null);
            if (Objects.equals(now, change.after())) {
                texts.put(change.item(), change.before());
            }
        }
        Collection<Long> settled = List.of(version);
        try {
            engine.restore(texts, CommitRequest.restoring(Author.SYSTEM, why, version - 1, settled, true));
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.INVALID) {
                throw e;
            }
            LOG.warn("{}; later changes depend on it and are taken back as well", why);
            settled = List.copyOf(waiting.tailMap(version, true).keySet());
            engine.restore(
                    journal.history().textsAt(version - 1),
                    CommitRequest.restoring(Author.SYSTEM, why, version - 1, settled, false));
        }
        forget(settled);
        LOG.info("{}: reverted", why);
        long head = engine.snapshot().version();
        settled.forEach(v -> journal.history()
                .find(v)
                .ifPresent(commit -> notifier.reverted(scheduler.clock().instant(), commit, head)));
    }

    private void forget(Collection<Long> versions) {
        versions.forEach(v -> waiting.remove(v).timer().cancel());
    }

    void stop() {
        engine.exclusively(() -> {
            stopped = true;
            waiting.values().forEach(w -> w.timer().cancel());
            return null;
        });
    }
}
