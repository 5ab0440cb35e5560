package org.strowger.config;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.api.config.ConfigClosed;
import org.strowger.api.config.ConfigStaged;
import org.strowger.api.core.Scheduler;

/**
 * Tells of transactions that people work on. Most are committed at once, by a single request; those are nobody's news, so a
 * change is told a moment later, if its transaction is still there.
 */
final class News {
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Notifier notifier;
    private final Scheduler scheduler;
    private final Map<String, Scheduler.Cancellable> coming = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    News(Notifier notifier, Scheduler scheduler) {
        this.notifier = notifier;
        this.scheduler = scheduler;
    }

    void changed(Transaction transaction) {
        coming.computeIfAbsent(
                transaction.id(), id -> scheduler.after(MOMENT, () -> notifier.run(() -> tell(transaction))));
    }

    private void tell(Transaction transaction) {
        if (coming.remove(transaction.id()) != null) {
            told.add(transaction.id());
            notifier.publish(new ConfigStaged(
                    scheduler.clock().instant(),
                    transaction.id(),
                    transaction.author().name(),
                    transaction.author().door(),
                    transaction.base(),
                    transaction.touched()));
        }
    }

    void closed(Transaction transaction, ConfigClosed.Outcome outcome) {
        Scheduler.Cancellable pending = coming.remove(transaction.id());
        if (pending != null) {
            pending.cancel();
        }
        ConfigClosed event = new ConfigClosed(
                scheduler.clock().instant(),
                transaction.id(),
                transaction.author().name(),
                transaction.author().door(),
                outcome,
                transaction.touched());
        notifier.run(() -> {
            if (told.remove(transaction.id())) {
                notifier.publish(event);
            }
        });
    }
}
