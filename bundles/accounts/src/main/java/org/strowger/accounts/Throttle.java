package org.strowger.accounts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures per key and makes who fails wait: after some free ones twice as long each time, up to a bound. Tries
 * during the wait are not counted, so that nobody is ever locked out for good. Bounded in size: what was quiet longest
 * is forgotten first. Thread safe.
 */
final class Throttle {
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_DOUBLINGS = 20;

    private static final class Failures {
        private int count;
        private long lastAt;
    }

    private final int free;
    private final long longestNanos;
    private final long forgetNanos;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /** @param free failures without a wait */
    Throttle(int free, Duration longest) {
        this.free = free;
        this.longestNanos = longest.toNanos();
        this.forgetNanos = longest.multipliedBy(3).toNanos();
    }

    /** How long the key has still to wait; zero when it may try. */
    synchronized Duration remaining(String key, long now) {
        Failures found = current(key, now);
        return found == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, found.lastAt + wait(found.count) - now));
    }

    /** Counts a try as failed before it is known, so that many at the same time do not slip through. */
    synchronized void count(String key, long now) {
        current(key, now);
        Failures found = failures.computeIfAbsent(key, k -> new Failures());
        found.count++;
        found.lastAt = now;
    }

    /** Takes one counted try back. */
    synchronized void uncount(String key) {
        Failures found = failures.get(key);
        if (found != null && --found.count <= 0) {
            failures.remove(key);
        }
    }

    synchronized void forget(String key) {
        failures.remove(key);
    }

    synchronized int size() {
        return failures.size();
    }

    private Failures current(String key, long now) {
        Failures found = failures.get(key);
        if (found != null && now - found.lastAt > forgetNanos) {
            failures.remove(key);
            return null;
        }
        return found;
    }

    private long wait(int count) {
        int beyond = count - free;
        if (beyond < 0) {
            return 0;
        }
        long seconds = 1L << Math.min(beyond, MOST_DOUBLINGS);
        return Math.min(longestNanos, Duration.ofSeconds(seconds).toNanos());
    }
}
