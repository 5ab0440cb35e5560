package org.strowger.sip.udp;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What waits for one worker. What is about something that goes on comes first; what asks for something new waits behind it
 * and is the first to be left out. Thread safe.
 */
final class Inbox {
    private static final int MOST = 8192;

    private final Deque<Datagram> ongoing = new ArrayDeque<>();
    private final Deque<Datagram> asking = new ArrayDeque<>();
    private boolean closed;
    private boolean idle;

    /** False when it is full. */
    synchronized boolean put(Datagram datagram) {
        Deque<Datagram> queue = datagram.asks() ? asking : ongoing;
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
        while (ongoing.isEmpty() && asking.isEmpty()) {
            if (closed) {
                return null;
            }
            idle = true;
            wait();
            idle = false;
        }
        Datagram first = ongoing.pollFirst();
        return first == null ? asking.pollFirst() : first;
    }

    synchronized void close() {
        closed = true;
        ongoing.clear();
        asking.clear();
        notifyAll();
    }
}
