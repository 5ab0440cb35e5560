package org.strowger.testkit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of 127.0.0.1 that nobody uses at the moment. They are taken from 20000 to 31999, below the range the kernel gives
 * to outgoing connections, and never twice by one object; two processes start at different places.
 */
public final class FreePorts {
    private static final int FIRST = 20000;
    private static final int COUNT = 12000;

    private final AtomicInteger next;

    public FreePorts() {
        next = new AtomicInteger((int) (ProcessHandle.current().pid() * 397 % (COUNT / 2)) * 2);
    }

    /** One port, free for UDP and TCP. */
    public int one() {
        return range(1);
    }

    /** The first, even one of so many ports in a row, all free. */
    public int range(int count) {
        int step = count + (count & 1);
        for (int tries = 0; tries < COUNT; tries++) {
            int first = FIRST + Math.floorMod(next.getAndAdd(step), COUNT - step);
            first += first & 1;
            if (allFree(first, count)) {
                return first;
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
