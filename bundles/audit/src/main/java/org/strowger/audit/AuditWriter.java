package org.strowger.audit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog.Stored;
import org.strowger.api.core.Scheduler;
import org.strowger.api.store.StoreException;

/** Writes entries one after another on a thread of its own. While the database fails it tries again each second. */
final class AuditWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AuditWriter.class);
    static final int MOST_WAITING = 10_000;
    private static final int BATCH = 200;
    private static final int BETWEEN_TRIES_MILLIS = 1000;
    private static final Duration BETWEEN_SUMMARIES = Duration.ofMinutes(1);

    /** An entry, or (without one) a task between entries. */
    private record Waiting(Instant at, AuditEntry entry, Runnable task) {}

    private record Counted(long lost, long summarised) {}

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong summarised = new AtomicLong();
    private final AuditTable table;
    private final HeadFile headFile;
    private final Scheduler scheduler;
    private final Thread thread = new Thread(this::run, "audit-writer");
    private volatile AuditTable.Head head;
    private volatile boolean failing;
    private volatile boolean stopping;
    private long summaryAt;
    private Counted counted = new Counted(0, 0);

    AuditWriter(AuditTable table, HeadFile headFile, Scheduler scheduler) {
        this.table = table;
        this.headFile = headFile;
        this.scheduler = scheduler;
        this.head = table.head();
        this.summaryAt = scheduler.nanoTime() - BETWEEN_SUMMARIES.toNanos();
        thread.setDaemon(true);
        thread.start();
    }

    /** Never waits. What finds no room is counted, and the count becomes an entry. */
    void offer(Instant at, AuditEntry entry) {
        if (!queue.offer(new Waiting(at, entry, null))) {
            lost.incrementAndGet();
        }
    }

    /** Counts a failed sign-in that is not worth an entry of its own. */
    void summarise() {
        summarised.incrementAndGet();
    }

    int waiting() {
        return queue.size();
    }

    boolean failing() {
        return failing;
    }

    long lost() {
        return lost.get();
    }

    /** Runs a task after everything that was offered before; done at once when there is no room. */
    CompletableFuture<Void> after(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable both = () -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        };
        if (!queue.offer(new Waiting(null, null, both))) {
            done.completeExceptionally(new StoreException("the audit log is behind", null));
        }
        return done;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        while (!stopping || !queue.isEmpty() || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    take(batch);
                }
                write(batch);
                batch.clear();
            } catch (StoreException e) {
                failed(e);
                if (stopping) {
                    LOG.error("{} entries of the audit log could not be written", batch.size() + queue.size());
                    return;
                }
                pause();
            }
        }
    }

    private void take(List<Waiting> batch) {
        try {
            Waiting first = queue.poll(1, TimeUnit.SECONDS);
            if (first != null) {
                batch.add(first);
                if (first.entry() != null) {
                    drain(batch);
                }
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** More entries, but no task: it runs between batches. */
    private void drain(List<Waiting> batch) {
        while (batch.size() < BATCH && queue.peek() != null && queue.peek().entry() != null) {
            batch.add(queue.poll());
        }
    }

    private void write(List<Waiting> batch) {
        List<Stored> entries = new ArrayList<>();
        AuditTable.Head end = head;
        for (Waiting waiting : withCounts(batch)) {
            long id = end.id() + 1;
            String hash = Chain.hash(end.hash(), id, waiting.at().toEpochMilli(), waiting.entry());
            entries.add(new Stored(id, waiting.at(), waiting.entry(), hash));
            end = new AuditTable.Head(id, hash);
        }
        if (!entries.isEmpty()) {
            table.add(entries);
            head = end;
            countedIsWritten();
            remember(end);
            failing = false;
        }
        batch.stream().filter(w -> w.task() != null).forEach(w -> w.task().run());
    }

    private List<Waiting> withCounts(List<Waiting> batch) {
        List<Waiting> all = new ArrayList<>(batch);
        all.removeIf(w -> w.entry() == null);
        Instant now = Instant.ofEpochMilli(scheduler.clock().millis());
        long missing = lost.get();
        if (missing > 0) {
            all.add(new Waiting(now, count("audit.lost", "lost", missing), null));
        }
        long few = summaryDue() ? summarised.get() : 0;
        if (few > 0) {
            all.add(new Waiting(now, count("sign-in.failed", "sign-in.throttled", few), null));
        }
        counted = new Counted(missing, few);
        return all;
    }

    private boolean summaryDue() {
        return stopping || scheduler.nanoTime() - summaryAt >= BETWEEN_SUMMARIES.toNanos();
    }

    /** Only once it is written: a write that failed is tried again. */
    private void countedIsWritten() {
        lost.addAndGet(-counted.lost());
        summarised.addAndGet(-counted.summarised());
        if (counted.summarised() > 0) {
            summaryAt = scheduler.nanoTime();
        }
    }

    private static AuditEntry count(String action, String result, long count) {
        return new AuditEntry("", "", "", "system", action, "", List.of(), result, 0, 0, 0, "× " + count);
    }

    private void remember(AuditTable.Head end) {
        try {
            headFile.write(end);
        } catch (IOException e) {
            LOG.warn("the end of the audit log cannot be remembered: {}", e.toString());
        }
    }

    private void failed(StoreException e) {
        if (!failing) {
            LOG.warn("the audit log cannot be written: {}", e.getMessage());
        }
        failing = true;
    }

    private synchronized void pause() {
        try {
            wait(BETWEEN_TRIES_MILLIS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Writes what waits, some seconds at most. */
    void stop(Duration patience) {
        stopping = true;
        synchronized (this) {
            notifyAll();
        }
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
