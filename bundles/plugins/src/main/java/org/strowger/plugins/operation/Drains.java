package org.strowger.plugins.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Drain;
import org.strowger.api.plugin.DrainParticipant;

/** Bundles that are taken out of service, by everybody who has work of theirs under way. */
public final class Drains implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drains.class);
    private static final Duration PERIOD = Duration.ofMillis(100);

    /** At the deadline participants end what is left themselves; that, too, takes a moment. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final List<Drain> drains = new ArrayList<>();
    private final Scheduler scheduler;

    /**
     * Nothing new is given to these bundles from here on.
     *
     * @param within how long what is under way may go on
     */
    public Drains(List<DrainParticipant> participants, Scheduler scheduler, Set<Long> bundles, Duration within) {
        this.scheduler = scheduler;
        for (DrainParticipant participant : participants) {
            try {
                drains.add(participant.drain(bundles, within));
            } catch (RuntimeException e) {
                LOG.error("{} cannot be drained", participant.getClass().getName(), e);
            }
        }
    }

    /**
     * Waits until nothing is under way any more, or the time is over.
     *
     * @param announce is told the deadline and how much there is to wait for, if there is anything
     */
    public void await(Ticket ticket, Duration within, BiConsumer<Instant, Integer> announce)
            throws InterruptedException {
        int remaining = remaining();
        if (remaining == 0) {
            return;
        }
        Instant deadline = scheduler.clock().instant().plus(within);
        announce.accept(deadline, remaining);
        ticket.draining(deadline, remaining);
        long end = scheduler.nanoTime() + within.plus(GRACE).toNanos();
        CompletableFuture<Void> over = new CompletableFuture<>();
        Scheduler.Cancellable check = scheduler.every(PERIOD, () -> {
            int left = remaining();
            ticket.draining(deadline, left);
            if (left == 0 || scheduler.nanoTime() - end >= 0) {
                over.complete(null);
            }
        });
        try {
            over.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            check.cancel();
        }
    }

    private int remaining() {
        return drains.stream()
                .mapToInt(drain -> ask(drain, Drain::remaining, 0))
                .sum();
    }

    /** What is lost when the bundles are stopped now, with what they say of it themselves. */
    public Text losses(Text own) {
        List<Text> losses = new ArrayList<>(List.of(own));
        drains.forEach(drain -> losses.add(ask(drain, Drain::losses, own)));
        List<Text> said =
                losses.stream().filter(text -> !text.en().isEmpty()).distinct().toList();
        return new Text(
                said.stream().map(Text::en).collect(Collectors.joining("; ")),
                said.stream().map(Text::zh).collect(Collectors.joining("；")));
    }

    private static <T> T ask(Drain drain, Function<Drain, T> question, T unless) {
        try {
            return question.apply(drain);
        } catch (RuntimeException e) {
            LOG.debug("A drain does not answer", e);
            return unless;
        }
    }

    /** Whoever was asked forgets it; those that were stopped themselves have forgotten already. */
    @Override
    public void close() {
        drains.forEach(drain -> ask(
                drain,
                asked -> {
                    asked.end();
                    return true;
                },
                false));
        drains.clear();
    }
}
