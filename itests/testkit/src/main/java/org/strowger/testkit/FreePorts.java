package org.strowger.testkit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.BitSet;

/**
 * Ports of 127.0.0.1 that nobody uses at the moment. They are taken from 20000 to 31999, below the range the kernel gives
 * to outgoing connections, and by one object not twice before all were given; two processes start at different places.
 */
public final class FreePorts {
    private static final int FIRST = 20000;
    private static final int COUNT = 12000;

    /** From this length on a range belongs to a server that opens its ports when it needs them. */
    private static final int LONG = 20;

    private final BitSet kept = new BitSet(COUNT);
    private int next;

    public FreePorts() {
        this((int) (ProcessHandle.current().pid() * 397 % (COUNT / 2)) * 2);
    }

    FreePorts(int start) {
        next = start;
    }

    /** One port, free for UDP and TCP. */
    public int one() {
        return range(1);
    }

    /** The first, even one of so many ports in a row, all free. A range of twenty or more is never given again. */
    public synchronized int range(int count) {
        int step = count + (count & 1);
        for (int tries = 0; tries < COUNT; tries++) {
            int first = next + step > COUNT ? 0 : next;
            next = first + step;
            if (kept.get(first, next).isEmpty() && allFree(FIRST + first, count)) {
                if (count >= LONG) {
                    kept.set(first, next);
                }
                return FIRST + first;
            }
        }
        throw new IllegalStateException("no " + count + " free ports in a row");
    }

    private static boolean allFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            if (!free(port)) {
                return false;
            }
        }
        return true;
    }

    private static boolean free(int port) {
        try (ServerSocket tcp = new ServerSocket();
                DatagramSocket udp = new DatagramSocket(null)) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            tcp.setReuseAddress(true);
            tcp.bind(address);
            udp.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
