package org.strowger.store;

import java.time.Duration;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/** Asks the database now and then whether it still answers, so that a health check need not. */
final class StoreProbe implements HealthCheck {
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final int SECONDS_TO_ANSWER = 5;

    private volatile Health health =
            new Health(Health.Status.STARTING, Text.of("The database is being opened.", "正在打开数据库。"));
    private volatile Scheduler.Cancellable task = () -> true;

    void watch(Store store, Scheduler scheduler) {
        health = Health.READY;
        task = scheduler.every(PERIOD, () -> new Thread(() -> probe(store), "store-probe").start());
    }

    private void probe(Store store) {
        try {
            boolean answers = store.inTransaction(connection -> connection.isValid(SECONDS_TO_ANSWER));
            health = answers ? Health.READY : StoreComponent.unusable("no answer");
        } catch (StoreException e) {
            failed(e);
        }
    }

    /** True when this failure is news. */
    boolean failed(StoreException failure) {
        Health before = health;
        health = StoreComponent.unusable(failure.getMessage());
        return !health.equals(before);
    }

    @Override
    public String component() {
        return "store";
    }

    @Override
    public Health check() {
        return health;
    }

    void stop() {
        task.cancel();
    }
}
