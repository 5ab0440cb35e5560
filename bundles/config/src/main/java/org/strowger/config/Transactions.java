package org.strowger.config;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigClosed;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Scheduler;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Snapshot;

/** The open transactions. One that nobody touches for an hour is discarded. */
final class Transactions {
    static final Duration IDLE = Duration.ofHours(1);
    private static final Duration SWEEP = Duration.ofMinutes(5);
    private static final int MOST_OPEN = 1000;
    private static final int ID_BYTES = 16;

    private final Map<String, Transaction> open = new ConcurrentHashMap<>();
    private final Map<String, Long> touched = new ConcurrentHashMap<>();
    private final ConfigEngine engine;
    private final EntryMaker entries;
    private final Confirmations confirmations;
    private final Scheduler scheduler;
    private final SecureRandom random;
    private final News news;
    private final Scheduler.Cancellable sweep;

    Transactions(
            ConfigEngine engine,
            EntryMaker entries,
            Confirmations confirmations,
            Notifier notifier,
            Scheduler scheduler,
            SecureRandom random) {
        this.engine = engine;
        this.entries = entries;
        this.confirmations = confirmations;
        this.scheduler = scheduler;
        this.random = random;
        this.news = new News(notifier, scheduler);
        this.sweep = scheduler.every(SWEEP, this::discardIdle);
    }

    ConfigTransaction begin(Author author) {
        if (open.size() >= MOST_OPEN) {
            throw Refusals.tooManyTransactions();
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        Transaction transaction = new Transaction(id, author, scheduler.clock().instant(), engine, entries, this);
        touched.put(id, scheduler.nanoTime());
        open.put(id, transaction);
        return transaction;
    }

    Optional<ConfigTransaction> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Oldest first. */
    List<ConfigTransaction> all() {
        return open.values().stream()
                .sorted(Comparator.comparing(Transaction::startedAt))
                .<ConfigTransaction>map(t -> t)
                .toList();
    }

    Commit commit(Author author, String comment, Duration within, Snapshot base, Map<ItemRef, Entry> staged) {
        return within == null
                ? engine.commit(base, staged, CommitRequest.of(author, comment, null))
                : confirmations.commit(author, comment, within, base, staged);
    }

    void touched(Transaction transaction) {
        touched.put(transaction.id(), scheduler.nanoTime());
    }

    void changed(Transaction transaction) {
        news.changed(transaction);
    }

    void closed(Transaction transaction, ConfigClosed.Outcome outcome) {
        news.closed(transaction, outcome);
        open.remove(transaction.id());
        touched.remove(transaction.id());
    }

    private void discardIdle() {
        long now = scheduler.nanoTime();
        open.values().stream()
                .filter(t -> now - touched.getOrDefault(t.id(), now) > IDLE.toNanos())
                .toList()
                .forEach(Transaction::discard);
    }

    void stop() {
        sweep.cancel();
    }
}
