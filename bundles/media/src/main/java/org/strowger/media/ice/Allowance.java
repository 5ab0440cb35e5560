package org.strowger.media.ice;

/** So many a second, and as many at once. Used by one thread. */
public final class Allowance {
    private final int most;
    private double tokens;
    private long nanos;
    private boolean started;

    public Allowance(int aSecond) {
        most = aSecond;
        tokens = aSecond;
    }

    /** Takes one if there is one. */
    public boolean take(long now) {
        if (started) {
            tokens = Math.min(most, tokens + (now - nanos) * (most / 1e9));
        }
        started = true;
        nanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
