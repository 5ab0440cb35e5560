package org.strowger.calls;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Drain;

/** Takes bundles out of service while calls go on. Thread safe; everything that is done to a call is handed to it. */
final class Draining {
    private static final Text NOTHING = new Text("", "");

    private final Drains drains;
    private final Scheduler scheduler;
    private final Supplier<Collection<Call>> calls;
    private final Set<Long> foundations;
    private final Consumer<Set<Long>> gone = this::leave;

    /** @param foundations bundles without which there are no calls */
    Draining(Drains drains, Scheduler scheduler, Supplier<Collection<Call>> calls, Set<Long> foundations) {
        this.drains = drains;
        this.scheduler = scheduler;
        this.calls = calls;
        this.foundations = foundations;
        drains.listen(gone);
    }

    /** No call is left. */
    void stop() {
        drains.forget(gone);
    }

    /** Whether calls of a technology can begin now. */
    boolean admits(Object leg) {
        Set<Long> drained = drains.bundles();
        return !drained.contains(Owner.of(leg)) && foundations.stream().noneMatch(drained::contains);
    }

    Drain begin(Set<Long> bundles, Duration within) {
        Set<Long> those = Set.copyOf(bundles);
        drains.begin(those);
        if (within.isZero() || within.isNegative()) {
            timeOver(those);
            return new Begun(those, null);
        }
        return new Begun(those, scheduler.after(within, () -> timeOver(those)));
    }

    private void timeOver(Set<Long> bundles) {
        drains.close(bundles);
        leave(bundles);
    }

    /** What these bundles do for calls ends at once. */
    private void leave(Set<Long> bundles) {
        calls.get().forEach(call -> call.execute(() -> call.leave(bundles)));
    }

    private final class Begun implements Drain {
        private final Set<Long> bundles;
        private final Scheduler.Cancellable timer;
        private final AtomicBoolean ended = new AtomicBoolean();

        Begun(Set<Long> bundles, Scheduler.Cancellable timer) {
            this.bundles = bundles;
            this.timer = timer;
        }

        @Override
        public int remaining() {
            return count(call -> call.servedBy(bundles) || call.standsOn(bundles));
        }

        @Override
        public Text losses() {
            int lost = count(call -> call.standsOn(bundles));
            if (lost == 0) {
                return NOTHING;
            }
            return Text.of(lost == 1 ? "{0} call" : "{0} calls", "{0} 个通话", lost);
        }

        private int count(Predicate<CallViews> which) {
            Collection<Call> all = calls.get();
            boolean everything = foundations.stream().anyMatch(bundles::contains);
            return (int)
                    (everything
                            ? all.size()
                            : all.stream().map(Call::published).filter(which).count());
        }

        @Override
        public void end() {
            if (ended.compareAndSet(false, true)) {
                if (timer != null) {
                    timer.cancel();
                }
                drains.end(bundles);
            }
        }
    }
}
