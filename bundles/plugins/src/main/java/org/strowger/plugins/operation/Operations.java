package org.strowger.plugins.operation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.plugin.PluginOperation;
import org.strowger.api.plugin.PluginOperation.Kind;
import org.strowger.api.plugin.PluginOperation.State;
import org.strowger.api.plugin.PluginOperationChanged;
import org.strowger.plugins.Refusals;

/** Carries out operations one after another on a thread of its own, and remembers the last ones. */
public final class Operations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    private static final int REMEMBERED = 100;

    private final Deque<Ticket> tickets = new ConcurrentLinkedDeque<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "plugins"));
    private final Clock clock;
    private final Function<String, Text> names;
    private final EventBus bus;

    /** @param names what a plug-in is called that is there now */
    public Operations(Clock clock, Function<String, Text> names, EventBus bus) {
        this.clock = clock;
        this.names = names;
        this.bus = bus;
    }

    /** What an operation does: throws ProblemException as long as nothing was changed, RolledBackException after. */
    @FunctionalInterface
    public interface Task {
        void run(Ticket ticket) throws Exception;
    }

    public PluginOperation submit(Kind kind, String plugin, String by, Task task) {
        Text name = names.apply(plugin);
        Ticket ticket = new Ticket(UUID.randomUUID().toString(), kind, plugin, name, by, clock, this::tell);
        tell(ticket.get());
        tickets.addLast(ticket);
        forgetOld();
        try {
            thread.execute(() -> carryOut(ticket, task));
        } catch (RejectedExecutionException e) {
            throw Refusals.conflict("plugin.manager.closed", "The system is being stopped.", "系统正在停止。");
        }
        return ticket.get();
    }

    private void tell(PluginOperation operation) {
        bus.publish(new PluginOperationChanged(clock.instant(), operation));
    }

    private void carryOut(Ticket ticket, Task task) {
        try {
            task.run(ticket);
            ticket.end(State.DONE, List.of());
        } catch (ProblemException e) {
            ticket.end(State.REFUSED, e.problems());
        } catch (RolledBackException e) {
            ticket.end(State.ROLLED_BACK, List.of(e.problem()));
        } catch (InterruptedException e) {
            ticket.end(State.FAILED, List.of(Refusals.internal(e)));
        } catch (Exception e) {
            LOG.error(
                    "{} of {} failed: {}", ticket.get().kind(), ticket.get().plugin(), String.valueOf(e.getMessage()));
            LOG.debug("Operation failed", e);
            ticket.end(State.FAILED, List.of(Refusals.internal(e)));
        }
        PluginOperation ended = ticket.get();
        if (ended.state() != State.DONE) {
            LOG.warn(
                    "{} of plug-in {} for {}: {}, {}",
                    ended.kind(),
                    ended.plugin(),
                    ended.by(),
                    ended.state(),
                    ended.problems().isEmpty()
                            ? ""
                            : ended.problems().get(0).text().en());
        }
    }

    private void forgetOld() {
        while (tickets.size() > REMEMBERED && tickets.getFirst().get().ended()) {
            tickets.pollFirst();
        }
    }

    public List<PluginOperation> all() {
        List<PluginOperation> all = new ArrayList<>();
        tickets.forEach(ticket -> all.add(ticket.get()));
        Collections.reverse(all);
        return all;
    }

    public Optional<PluginOperation> get(String id) {
        return all().stream().filter(operation -> operation.id().equals(id)).findFirst();
    }

    /** What is under way is interrupted: the state file says what is to run at the next start. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
