package org.strowger.sip.sdp;

import java.util.Locale;

/** Direction of a stream as the one who writes it sees it (RFC 8866 section 6.7). */
public enum Direction {
    SENDRECV(true, true),
    SENDONLY(true, false),
    RECVONLY(false, true),
    INACTIVE(false, false);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
    }

    public boolean sends() {
        return sends;
    }

    public boolean receives() {
        return receives;
    }

    /** The same stream seen from the other side. */
    public Direction reversed() {
        return of(receives, sends);
    }

    /** Only what both allow; both seen from the same side. */
    public Direction and(Direction other) {
        return of(sends && other.sends, receives && other.receives);
    }

    /** Name of the attribute. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Direction of(boolean sends, boolean receives) {
        if (sends) {
            return receives ? SENDRECV : SENDONLY;
        }
        return receives ? RECVONLY : INACTIVE;
    }
}
