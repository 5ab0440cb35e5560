package org.strowger.sip.udp;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What waits for one worker. What is about something that goes on comes first; what asks for something new waits behind it
 * and is the first to be left out. What strangers say comes last, whatever it is, so that nobody else waits for them; only one in
 * so many is theirs while others want something. Thread safe.
 */
final class Inbox {
    private static final int MOST = 8192;
    private static final int STRANGERS_TURN = 16;

    private final Deque<Datagram> ongoing = new ArrayDeque<>();
    private final Deque<Datagram> asking = new ArrayDeque<>();
    private final Deque<Datagram> strange = new ArrayDeque<>();
    private int sinceStranger;
    private boolean closed;
    private boolean idle;

    /** False when it is full. */
    synchronized boolean put(Datagram datagram) {
        Deque<Datagram> queue = !datagram.known() ? strange : datagram.asks() ? asking : ongoing;
        if (closed || queue.size() >= MOST) {
            return false;
        }
        queue.addLast(datagram);
        if (idle) {
            notifyAll();
        }
        return true;
    }

    /** The next one; waits for it. Null when closed. */
    synchronized Datagram take() throws InterruptedException {
        while (ongoing.isEmpty() && asking.isEmpty() && strange.isEmpty()) {
            if (closed) {
                return null;
            }
            idle = true;
            wait();
            idle = false;
        }
        return next();
    }

    private Datagram next() {
        Deque<Datagram> known = ongoing.isEmpty() ? asking : ongoing;
        boolean strangers = !strange.isEmpty() && (known.isEmpty() || sinceStranger >= STRANGERS_TURN);
        sinceStranger = strangers ? 0 : sinceStranger + 1;
        return strangers ? strange.pollFirst() : known.pollFirst();
    }

    synchronized void close() {
        closed = true;
        ongoing.clear();
        asking.clear();
        strange.clear();
        notifyAll();
    }
}
