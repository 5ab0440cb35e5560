package org.strowger.scenarios.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the API again and again, and remembers each answer that is not a success. */
public final class ApiWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 10;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger right = new AtomicInteger();
    private final ScheduledExecutorService clients;

    private ApiWatch(int clients) {
        this.clients = Executors.newScheduledThreadPool(clients);
    }

    public static ApiWatch of(Rest rest, String... paths) {
        ApiWatch watch = new ApiWatch(paths.length);
        for (String path : paths) {
            watch.clients.scheduleWithFixedDelay(() -> watch.ask(rest, path), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    private void ask(Rest rest, String path) {
        try {
            Rest.Reply reply = rest.get(path);
            if (reply.status() == 200) {
                right.incrementAndGet();
            } else {
                wrong.add(path + " " + reply.status() + " " + reply.text());
            }
        } catch (UncheckedIOException e) {
            wrong.add(path + " " + e.getCause());
        }
    }

    /** Fails unless every answer was 200, and there were some. */
    public void assertAllRight() {
        assertThat(wrong).isEmpty();
        assertThat(right.get()).isPositive();
    }

    @Override
    public void close() {
        clients.shutdown();
    }
}
