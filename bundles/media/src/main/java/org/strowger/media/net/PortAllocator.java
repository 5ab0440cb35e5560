package org.strowger.media.net;

import java.io.IOException;
import java.net.InetAddress;
import java.util.BitSet;
import java.util.Random;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/**
 * Hands out RTP/RTCP port pairs. The search begins at a random pair and goes round, so that ports are hard to guess
 * after a restart, and a pair just given back is the last to be used again: late packets of an ended call then meet a
 * closed port rather than another call.
 */
public final class PortAllocator {
    private final InetAddress address;
    private final int first;
    private final int total;
    private final BitSet used;
    private int next;

    /**
     * @param first lowest port that may be used
     * @param last highest port that may be used
     */
    public PortAllocator(InetAddress address, int first, int last, Random random) {
        this.address = address;
        this.first = first + (first & 1);
        this.total = (last - this.first + 1) / 2;
        if (first < 1024 || last > 65535 || total < 1) {
            throw new IllegalArgumentException("firstPort and lastPort must enclose an even/odd pair in 1024-65535");
        }
        used = new BitSet(total);
        next = random.nextInt(total);
    }

    /** A pair with both sockets bound; skips pairs that some other program has taken. */
    public synchronized PortPair take() {
        for (int tried = 0; tried < total; tried++) {
            int index = next;
            next = (next + 1) % total;
            if (!used.get(index)) {
                try {
                    PortPair pair = PortPair.bind(address, first + 2 * index);
                    used.set(index);
                    return pair;
                } catch (IOException e) {
                    // Taken by another program: try the next pair.
                    continue;
                }
            }
        }
        throw new ProblemException(
                ProblemException.Kind.UNAVAILABLE,
                "media.ports",
                "",
                Text.of(
                        "All {0} RTP port pairs are in use; widen the RTP port range.",
                        "全部 {0} 对 RTP 端口均已占用；请扩大 RTP 端口范围。", total));
    }

    /** Gives a pair back whose sockets are closed. */
    public synchronized void giveBack(PortPair pair) {
        used.clear((pair.port() - first) / 2);
    }

    /** Whether this is a port of a pair that is taken now. */
    public synchronized boolean taken(int port) {
        int index = (port - first) >> 1;
        return port >= first && index < total && used.get(index);
    }

    public synchronized int inUse() {
        return used.cardinality();
    }

    public int total() {
        return total;
    }

    public InetAddress address() {
        return address;
    }
}
