package org.strowger.sip.registrar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/**
 * Writes bindings from a thread of its own, many in one transaction. Of several states of a binding only the last is
 * written, so what waits is never more than there are bindings, however slow the database is.
 */
final class QueuedBindingStore implements BindingStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedBindingStore.class);
    private static final int BATCH = 500;
    private static final long RETRY_MILLIS = 2000;

    private static final Object GONE = new Object();

    private final Store store;
    /** What is to be written, by id: a binding, or {@link #GONE}. Guarded by itself. */
    private final Map<String, Object> waiting = new LinkedHashMap<>();

    private final Thread writer = new Thread(this::writeUntilClosed, "strowger-registrar-store");
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean failing;
    private boolean triedAfterStop;

    QueuedBindingStore(Store store) {
        this.store = store;
        store.migrate(BindingSql.MODULE, BindingSql.MIGRATIONS);
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public List<Binding> load() {
        return store.inTransaction(BindingSql::load);
    }

    @Override
    public void save(Binding binding) {
        put(binding.id(), binding);
    }

    @Override
    public void remove(String id) {
        put(id, GONE);
    }

    private void put(String id, Object state) {
        synchronized (waiting) {
            waiting.put(id, state);
            waiting.notifyAll();
        }
    }

    /** Writes what still waits, then ends; waits for the writer at most as long as one transaction takes. */
    @Override
    public void close() throws InterruptedException {
        synchronized (waiting) {
            stop.countDown();
            waiting.notifyAll();
        }
        writer.join();
    }

    private void writeUntilClosed() {
        try {
            for (Map<String, Object> batch = take(); !batch.isEmpty(); batch = take()) {
                if (!write(batch) && !keepAndPause(batch)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Writer of registrations interrupted");
        }
    }

    /** The next batch; empty when closed and done. */
    private Map<String, Object> take() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty() && stop.getCount() > 0) {
                waiting.wait();
            }
            Map<String, Object> batch = new LinkedHashMap<>();
            waiting.entrySet().stream().limit(BATCH).forEach(e -> batch.put(e.getKey(), e.getValue()));
            waiting.keySet().removeAll(batch.keySet());
            return batch;
        }
    }

    private boolean write(Map<String, Object> batch) {
        List<Binding> bindings = batch.values().stream()
                .filter(Binding.class::isInstance)
                .map(Binding.class::cast)
                .toList();
        try {
            store.inTransaction(connection -> {
                BindingSql.write(connection, batch.keySet(), bindings);
                return batch.size();
            });
            if (failing) {
                LOG.info("Registrations are stored again");
            }
            failing = false;
            return true;
        } catch (StoreException e) {
            if (!failing) {
                LOG.warn("Registrations cannot be stored and wait in memory: {}", e.getMessage());
            }
            failing = true;
            return false;
        }
    }

    /** Puts a batch back where nothing newer waits; false when it is given up, after one last try, because of the end. */
    private boolean keepAndPause(Map<String, Object> batch) throws InterruptedException {
        synchronized (waiting) {
            if (stop.getCount() == 0 && triedAfterStop) {
                LOG.error("{} registrations could not be stored before the stop", batch.size() + waiting.size());
                return false;
            }
            triedAfterStop = stop.getCount() == 0;
            batch.forEach(waiting::putIfAbsent);
        }
        stop.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        return true;
    }
}
