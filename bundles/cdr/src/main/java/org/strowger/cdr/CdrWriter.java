package org.strowger.cdr;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.CallRecord;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/**
 * Takes call records from the call path and writes them from a thread of its own, many in one transaction. Of several
 * states of a call that wait, only the last is written, so that a call which is over at once costs one row and no
 * change to it. While the database fails, records wait and are tried again: none is lost as long as the process lives,
 * and a start record makes sure that a crash leaves a trace of the call.
 */
@Component(service = {CallObserver.class, HealthCheck.class})
public class CdrWriter implements CallObserver, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CdrWriter.class);
    private static final int BATCH = 500;
    /** How long a state waits for the next one of its call. It is also what a crash can take away. */
    private static final long GATHER_MILLIS = 200;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long RETRY_MILLIS = 1_000;
    /** The thread looks up that often whether it is to stop: interrupting it could hit the database in the middle. */
    private static final long IDLE_MILLIS = 250;

    /** What is to be written, by call; guarded by itself. */
    private final Map<String, CallRecord> waiting = new LinkedHashMap<>();

    private final Store store;
    private final CdrTable table;
    private final StoredUses stored = new StoredUses();
    private final Scheduler scheduler;
    private final Scheduler.Cancellable heartbeat;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean failing;

    @Activate
    public CdrWriter(@Reference Store store, @Reference Scheduler scheduler) {
        this.store = store;
        this.scheduler = scheduler;
        table = new CdrTable(new RecordCodec());
        store.migrate(CdrSchema.MODULE, CdrSchema.MIGRATIONS);
        int interrupted = store.inTransaction(table::closeOpen);
        if (interrupted > 0) {
            LOG.info("{} calls were cut off when the system last stopped; their records are closed", interrupted);
        }
        thread = new Thread(this::writeUntilStopped, "strowger-cdr");
        thread.start();
        heartbeat = scheduler.every(HEARTBEAT, this::beat);
    }

    /** Writes what is still queued; records that come later belong to calls that die with the process. */
    @Deactivate
    void deactivate() throws InterruptedException {
        heartbeat.cancel();
        stop.countDown();
        thread.join();
    }

    @Override
    public void started(CallRecord record) {
        put(record);
    }

    @Override
    public void answered(CallRecord record) {
        put(record);
    }

    @Override
    public void ended(CallRecord record) {
        put(record);
    }

    private void put(CallRecord record) {
        synchronized (waiting) {
            boolean first = waiting.isEmpty();
            waiting.put(record.id(), record);
            if (first) {
                waiting.notifyAll();
            }
        }
    }

    private void beat() {
        try {
            store.inTransaction(
                    connection -> table.beat(connection, scheduler.clock().instant()));
        } catch (StoreException e) {
            // The writer reports a failing database; a missed beat only makes the end of a crashed call less exact.
            LOG.debug("Heartbeat not written: {}", e.getMessage());
        }
    }

    private void writeUntilStopped() {
        try {
            while (stop.getCount() > 0) {
                if (somethingWaits() && !stop.await(GATHER_MILLIS, TimeUnit.MILLISECONDS)) {
                    writeAll();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted; what waits is written before the end");
        }
        for (Map<String, CallRecord> batch = take(); !batch.isEmpty(); batch = take()) {
            if (!write(batch.values())) {
                LOG.error("{} call records could not be written before the stop", batch.size());
            }
        }
    }

    private boolean somethingWaits() throws InterruptedException {
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                waiting.wait(IDLE_MILLIS);
            }
            return !waiting.isEmpty();
        }
    }

    private void writeAll() throws InterruptedException {
        for (Map<String, CallRecord> batch = take(); !batch.isEmpty(); batch = take()) {
            if (!write(batch.values())) {
                putBack(batch);
                stop.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
                return;
            }
        }
    }

    private Map<String, CallRecord> take() {
        Map<String, CallRecord> batch = new LinkedHashMap<>();
        synchronized (waiting) {
            waiting.entrySet().stream().limit(BATCH).forEach(e -> batch.put(e.getKey(), e.getValue()));
            waiting.keySet().removeAll(batch.keySet());
        }
        return batch;
    }

    private void putBack(Map<String, CallRecord> batch) {
        synchronized (waiting) {
            batch.forEach(waiting::putIfAbsent);
        }
    }

    private boolean write(Collection<CallRecord> batch) {
        try {
            // After a failure nobody can say what of the batch is there: then the table is asked.
            StoredUses known = failing ? null : stored;
            store.inTransaction(connection -> table.save(connection, batch, known));
            batch.forEach(stored::note);
            failing = false;
            return true;
        } catch (StoreException e) {
            if (!failing) {
                LOG.warn("Call records cannot be written and wait in memory: {}", e.getMessage());
            }
            failing = true;
            return false;
        }
    }

    private int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    @Override
    public String component() {
        return "cdr";
    }

    @Override
    public Health check() {
        return failing
                ? new Health(
                        Health.Status.DEGRADED,
                        Text.of("{0} call records wait for the database", "{0} 条通话记录正在等待数据库恢复", waiting()))
                : Health.READY;
    }
}
