package org.strowger.calls;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Threads of running scripts: one each, no more than a limit, all gone when the bundle stops. */
final class ScriptThreads {
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final int limit;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final Emptiness allGone = new Emptiness(running::isEmpty);

    ScriptThreads(int limit) {
        this.limit = limit;
    }

    /** The thread of the script; null when too many run already. */
    Thread start(String callId, Runnable script) {
        if (running.size() >= limit) {
            return null;
        }
        Thread thread = new Thread(() -> runAndForget(script), "call-script-" + callId);
        thread.setDaemon(true);
        running.add(thread);
        thread.start();
        return thread;
    }

    private void runAndForget(Runnable script) {
        try {
            script.run();
        } finally {
            running.remove(Thread.currentThread());
            allGone.check();
        }
    }

    int running() {
        return running.size();
    }

    /** Waits for the scripts, whose callers have been hung up; interrupts those that go on longer than the drain time. */
    void stop(Duration drain) {
        if (!allGone.await(drain)) {
            running.forEach(Thread::interrupt);
            allGone.await(AFTER_INTERRUPT);
        }
    }
}
