package org.strowger.calls;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Threads of running scripts: one each, no more than a limit, all gone when the bundle stops. */
final class ScriptThreads {
    private final int limit;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    ScriptThreads(int limit) {
        this.limit = limit;
    }

    /** False when too many run already. */
    boolean start(String callId, Runnable script) {
        if (running.size() >= limit) {
            return false;
        }
        Thread thread = new Thread(() -> runAndForget(script), "call-script-" + callId);
        thread.setDaemon(true);
        running.add(thread);
        thread.start();
        return true;
    }

    private void runAndForget(Runnable script) {
        try {
            script.run();
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    int running() {
        return running.size();
    }

    /** Waits for the scripts, whose callers have been hung up; interrupts those that go on longer than the drain time. */
    void stop(Duration drain) {
        join(drain);
        running.forEach(Thread::interrupt);
        join(Duration.ofSeconds(1));
    }

    private void join(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (Thread thread : running) {
                TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
