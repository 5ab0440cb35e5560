package org.strowger.sip.stack;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Gives each source address so many messages a second, before anything of them is read. Sources over which a user has
 * proven himself lately are not limited: an office's phones share one address, and each of them counts. Both tables are
 * bounded and forget who was quiet longest; a stranger who is forgotten begins anew, so that invented sources cost an
 * attacker nothing, but nor do they cost us: what all sources may do together is limited elsewhere. Thread safe.
 */
final class SourcePolice {
    /** Seconds' worth that may come at once. */
    private static final int BURST_SECONDS = 4;

    private static final int MOST_SOURCES = 10_000;
    /** Longer than registrations last. */
    private static final long TRUST_NANOS = TimeUnit.HOURS.toNanos(2);

    private final double perNano;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<InetAddress, Bucket> strangers = new Bounded<>();
    private final Map<InetAddress, Long> proven = new Bounded<>();
    private long dropped;

    private static final class Bucket {
        private double tokens;
        private long filled;
    }

    /** A table that forgets who was used longest ago. */
    private static final class Bounded<V> extends LinkedHashMap<InetAddress, V> {
        private static final long serialVersionUID = 1L;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, V> eldest) {
            return size() > MOST_SOURCES;
        }
    }

    /** @param perSecond messages a second from a source that has not proven itself; 0 for no limit */
    SourcePolice(int perSecond, LongSupplier nanoTime) {
        this.perNano = perSecond / 1e9;
        this.burst = (double) perSecond * BURST_SECONDS;
        this.nanoTime = nanoTime;
    }

    /** Whether one more message of this source may be read. */
    synchronized boolean admit(InetAddress source) {
        if (burst == 0) {
            return true;
        }
        long now = nanoTime.getAsLong();
        boolean admitted = trusted(source, now) || take(source, now);
        dropped += admitted ? 0 : 1;
        return admitted;
    }

    private boolean trusted(InetAddress source, long now) {
        Long since = proven.get(source);
        return since != null && now - since <= TRUST_NANOS;
    }

    private boolean take(InetAddress source, long now) {
        Bucket bucket = strangers.computeIfAbsent(source, s -> full(now));
        bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.filled) * perNano);
        bucket.filled = now;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }

    private Bucket full(long now) {
        Bucket bucket = new Bucket();
        bucket.tokens = burst;
        bucket.filled = now;
        return bucket;
    }

    /** A user has proven himself from here. */
    synchronized void proven(InetAddress source) {
        proven.put(source, nanoTime.getAsLong());
        strangers.remove(source);
    }

    /** Messages that were dropped so far. */
    synchronized long dropped() {
        return dropped;
    }
}
