package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Test;

public class SerialExecutorTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @After
    public void stop() {
        pool.shutdownNow();
    }

    @Test
    public void tasksOfManyThreadsRunOneAtATimeAndInEachThreadsOrder() throws InterruptedException {
        AtomicBoolean running = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        List<List<Integer>> seen = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        CountDownLatch done = new CountDownLatch(3 * 1000);
        SerialExecutor executor = new SerialExecutor(pool, task -> {
            if (!running.compareAndSet(false, true)) {
                overlapped.set(true);
            }
            task.run();
            running.set(false);
            done.countDown();
        });
        for (List<Integer> list : seen) {
            new Thread(() -> {
                        for (int i = 0; i < 1000; i++) {
                            int number = i;
                            executor.execute(() -> list.add(number));
                        }
                    })
                    .start();
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(overlapped).isFalse();
        assertThat(seen).allSatisfy(list -> assertThat(list).hasSize(1000).isSorted());
    }

    @Test
    public void whatATaskHandsInRunsAfterIt() {
        List<String> order = new ArrayList<>();
        SerialExecutor executor = new SerialExecutor(Runnable::run, Runnable::run);
        executor.execute(() -> {
            executor.execute(() -> order.add("inner"));
            order.add("outer");
        });
        assertThat(order).containsExactly("outer", "inner");
    }

    @Test
    public void tasksForAPoolThatHasStoppedAreDropped() {
        pool.shutdownNow();
        List<String> order = new ArrayList<>();
        SerialExecutor executor = new SerialExecutor(pool, Runnable::run);
        executor.execute(() -> order.add("never"));
        assertThat(order).isEmpty();
    }
}
