package org.strowger.cdr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
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
 * Takes call records from the call path into a queue and writes them from there, many in one transaction. While the
 * database fails, records wait and are tried again: none is lost as long as the process lives, and a start record makes
 * sure that a crash leaves a trace of the call.
 */
@Component(service = {CallObserver.class, HealthCheck.class})
public class CdrWriter implements CallObserver, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CdrWriter.class);
    private static final int BATCH = 200;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long RETRY_MILLIS = 1_000;
    /** The thread looks up that often whether it is to stop: interrupting it could hit the database in the middle. */
    private static final long IDLE_MILLIS = 250;

    private final BlockingQueue<CallRecord> queue = new LinkedBlockingQueue<>();
    private final Store store;
    private final CdrTable table;
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
        queue.add(record);
    }

    @Override
    public void answered(CallRecord record) {
        queue.add(record);
    }

    @Override
    public void ended(CallRecord record) {
        queue.add(record);
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
        List<CallRecord> batch = new ArrayList<>();
        try {
            while (stop.getCount() > 0) {
                CallRecord first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    writeOrWait(batch);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted; what is queued is written before the end");
        }
        queue.drainTo(batch);
        if (!batch.isEmpty() && !write(batch)) {
            LOG.error("{} call records could not be written before the stop", batch.size());
        }
    }

    private void writeOrWait(List<CallRecord> batch) throws InterruptedException {
        while (!write(batch)) {
            if (stop.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        batch.clear();
    }

    /** Of several states of one call in a batch only the last is worth writing. */
    private boolean write(List<CallRecord> batch) {
        Map<String, CallRecord> latest = new LinkedHashMap<>();
        batch.forEach(record -> latest.put(record.id(), record));
        try {
            store.inTransaction(connection -> table.save(connection, latest.values()));
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

    @Override
    public String component() {
        return "cdr";
    }

    @Override
    public Health check() {
        return failing
                ? new Health(
                        Health.Status.DEGRADED,
                        Text.of("{0} call records wait for the database", "{0} 条通话记录正在等待数据库恢复", queue.size()))
                : Health.READY;
    }
}
