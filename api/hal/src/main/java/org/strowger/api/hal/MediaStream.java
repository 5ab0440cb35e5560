package org.strowger.api.hal;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Open sound of a port, in frames of its format. Read and write never wait. Used by one thread at a time; closed by any.
 */
@ConsumerType
public interface MediaStream extends AutoCloseable {
    /** Which queue. */
    enum Side {
        /** From the line. */
        RECEIVE,
        /** To the line. */
        TRANSMIT
    }

    MediaFormat format();

    /** The next frame of linear sound; samples read, which is a whole frame or 0 when none is there yet. */
    int read(short[] frame);

    /** Queues a frame; samples taken, which is a whole frame or 0 when the queue is full. */
    int write(short[] frame);

    /** As {@link #read(short[])}, for companded formats. */
    int read(byte[] frame);

    /** As {@link #write(short[])}, for companded formats. */
    int write(byte[] frame);

    /** Frames that wait. */
    int depth(Side side);

    /** Throws away what waits. */
    void flush(Side side);

    default void setGains(double receiveDb, double transmitDb) {
        throw new UnsupportedOperationException("gains");
    }

    default void setEcho(EchoSettings echo) {
        throw new UnsupportedOperationException("echo canceller");
    }

    @Override
    void close();
}
