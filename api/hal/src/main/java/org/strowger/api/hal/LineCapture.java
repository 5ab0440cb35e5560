package org.strowger.api.hal;

import org.osgi.annotation.versioning.ConsumerType;

/** Records what passes a port, for the analysis of faults. */
@ConsumerType
public interface LineCapture {
    /** What is recorded. */
    enum Direction {
        RECEIVE,
        TRANSMIT,
        /** From the line, before the echo canceller. */
        BEFORE_ECHO_CANCELLER
    }

    /** Takes linear samples on the board's sound thread: must not block. */
    @ConsumerType
    interface Sink {
        void samples(short[] samples, int count);
    }

    void start(Direction direction, Sink sink);

    void stop(Direction direction);
}
