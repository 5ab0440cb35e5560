package org.strowger.sip.stack;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Gives each source address so many messages a second, before anything of them is read. Sources over which a user has
 * proven himself lately get a hundred times as many: an office's phones share one address, and each of them counts. Both
 * tables are bounded and forget who was quiet longest. A stranger who is forgotten begins anew, hence the limit for all
 * strangers together, without which invented sources would fill queues and memory. Thread safe.
 */
final class SourcePolice {
    /** Seconds' worth that may come at once. */
    private static final int BURST_SECONDS = 4;

    private static final int PROVEN_SHARE = 100;
    private static final int STRANGERS_SHARE = 20;
    private static final int MOST_SOURCES = 10_000;
    /** Longer than registrations last. */
    private static final long TRUST_NANOS = TimeUnit.HOURS.toNanos(2);

    private static final long SHUN_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<InetAddress, Bucket> strangers = new Bounded<>();
    private final Map<InetAddress, Proven> proven = new Bounded<>();
    private final Map<InetAddress, Long> shunned = new Bounded<>();
    private final Bucket allStrangers;
    private long dropped;

    private record Proven(long since, Bucket bucket) {}

    private static final class Bucket {
        private final double perNano;
        private final double burst;
        private double tokens;
        private long filled;

        Bucket(double perSecond, double burst, long now) {
            this.perNano = perSecond / 1e9;
            this.burst = burst;
            this.tokens = burst;
            this.filled = now;
        }

        boolean take(long now) {
            tokens = Math.min(burst, tokens + (now - filled) * perNano);
            filled = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
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
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.allStrangers = bucket(STRANGERS_SHARE, nanoTime.getAsLong());
    }

    /** Whether one more message of this source may be read. */
    boolean admit(InetAddress source) {
        return judge(source) != Standing.UNWELCOME;
    }

    /** Whose the next message of this source is. */
    synchronized Standing judge(InetAddress source) {
        long now = nanoTime.getAsLong();
        Proven known = proven.get(source);
        boolean trusted = known != null && now - known.since() <= TRUST_NANOS;
        boolean admitted = (trusted || !shunned(source, now))
                && (perSecond == 0 || (trusted ? known.bucket().take(now) : stranger(source, now)));
        if (!admitted) {
            dropped++;
            return Standing.UNWELCOME;
        }
        return trusted ? Standing.KNOWN : Standing.STRANGER;
    }

    private boolean shunned(InetAddress source, long now) {
        Long since = shunned.get(source);
        return since != null && now - since < SHUN_NANOS;
    }

    private boolean stranger(InetAddress source, long now) {
        return strangers.computeIfAbsent(source, s -> bucket(1, now)).take(now) && allStrangers.take(now);
    }

    private Bucket bucket(int share, long now) {
        double rate = (double) perSecond * share;
        return new Bucket(rate, rate * BURST_SECONDS, now);
    }

    /** A user has proven himself from here. */
    synchronized void proven(InetAddress source) {
        long now = nanoTime.getAsLong();
        Proven before = proven.get(source);
        proven.put(source, new Proven(now, before == null ? bucket(PROVEN_SHARE, now) : before.bucket()));
        strangers.remove(source);
    }

    /** Nothing of this source is read for five minutes, unless a user has proven himself from there. */
    synchronized void shun(InetAddress source) {
        shunned.put(source, nanoTime.getAsLong());
    }

    /** A user has proven himself from this source, not long ago. */
    synchronized boolean trusts(InetAddress source) {
        Proven known = proven.get(source);
        return known != null && nanoTime.getAsLong() - known.since() <= TRUST_NANOS;
    }

    /** Messages that were dropped so far. */
    synchronized long dropped() {
        return dropped;
    }
}
