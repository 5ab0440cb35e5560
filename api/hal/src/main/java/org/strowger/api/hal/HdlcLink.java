package org.strowger.api.hal;

import org.osgi.annotation.versioning.ConsumerType;

/** Frames of a signalling channel. Check sums stay below this seam. */
@ConsumerType
public interface HdlcLink extends AutoCloseable {
    /** What is wrong with a frame. */
    enum Fault {
        ABORT,
        BAD_CHECKSUM,
        OVERRUN
    }

    /** Called in order, on the span's event thread; must not block. */
    @ConsumerType
    interface Receiver {
        void frame(byte[] withoutChecksum);

        void fault(Fault fault);
    }

    void open(Receiver receiver);

    /** False when the queue is full. */
    boolean send(byte[] withoutChecksum);

    @Override
    void close();
}
