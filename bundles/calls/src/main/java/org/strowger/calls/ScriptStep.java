package org.strowger.calls;

import java.util.concurrent.CompletableFuture;

/**
 * One thing a script waits for. On the call's executor, except for the result.
 *
 * @param <T> what it results in
 */
abstract class ScriptStep<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();

    abstract void begin(ScriptRun run);

    /** True when the key meant something to this step; others are kept for the next one. */
    boolean digit(char digit) {
        return false;
    }

    /** The caller's side has confirmed our answer. */
    void answered() {}

    /** Stops what runs. Called once, at whatever end. */
    void cleanUp() {}

    final CompletableFuture<T> result() {
        return result;
    }

    final boolean done() {
        return result.isDone();
    }

    final void finish(T value) {
        if (!result.isDone()) {
            cleanUp();
            result.complete(value);
        }
    }

    final void fail(Exception why) {
        if (!result.isDone()) {
            cleanUp();
            result.completeExceptionally(why);
        }
    }
}
