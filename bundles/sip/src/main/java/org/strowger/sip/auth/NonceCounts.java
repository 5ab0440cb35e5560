package org.strowger.sip.auth;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which counts of which nonce were used: each at most once, and none that lies {@value #WINDOW} or more below the
 * highest, so that requests overtaking each other over UDP still pass. Bounded: when full, the nonce used first is
 * forgotten, and with it every nonce issued up to then is refused unless it is still known, so that forgetting never
 * allows a replay. Only requests with a right password get here.
 */
final class NonceCounts {
    static final int WINDOW = Long.SIZE;

    private final Map<String, Used> table = new LinkedHashMap<>();
    private final int capacity;
    private long forgottenUpTo = Long.MIN_VALUE;

    NonceCounts(int capacity) {
        this.capacity = capacity;
    }

    /** Marks a count as used; false when it was, or when that is not known any more. */
    synchronized boolean use(String nonce, long issuedAt, long count) {
        Used used = table.get(nonce);
        if (used != null) {
            return used.mark(count);
        }
        if (issuedAt <= forgottenUpTo || count < 1) {
            return false;
        }
        makeRoom();
        table.put(nonce, new Used(issuedAt, count));
        return true;
    }

    /** Drops nonces issued before an instant, which are refused for their age anyway. */
    synchronized void forgetBefore(long instant) {
        Iterator<Used> oldest = table.values().iterator();
        while (oldest.hasNext() && oldest.next().issuedAt < instant) {
            oldest.remove();
        }
    }

    private void makeRoom() {
        if (table.size() >= capacity) {
            Iterator<Used> oldest = table.values().iterator();
            forgottenUpTo = Math.max(forgottenUpTo, oldest.next().issuedAt);
            oldest.remove();
        }
    }

    synchronized int size() {
        return table.size();
    }

    private static final class Used {
        private final long issuedAt;
        private long highest;
        /** Bit n: highest - n was used. */
        private long seen = 1;

        Used(long issuedAt, long first) {
            this.issuedAt = issuedAt;
            this.highest = first;
        }

        boolean mark(long count) {
            if (count > highest) {
                long step = count - highest;
                seen = step >= WINDOW ? 1 : seen << step | 1;
                highest = count;
                return true;
            }
            long bit = highest - count >= WINDOW ? 0 : 1L << (highest - count);
            if (count < 1 || bit == 0 || (seen & bit) != 0) {
                return false;
            }
            seen |= bit;
            return true;
        }
    }
}
