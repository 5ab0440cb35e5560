package org.strowger.bench;

/** When the whole bench must be over. */
public final class Deadline {
    private final long end;

    public Deadline(int seconds) {
        end = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** Whether so many seconds are left. */
    public boolean allows(double seconds) {
        return (end - System.nanoTime()) / 1e9 >= seconds;
    }
}
