package org.strowger.api.hal;

import org.osgi.annotation.versioning.ConsumerType;

/** A telephone is plugged in here. */
@ConsumerType
public interface FxsPort extends AnalogPort {
    /** What feeds the telephone. */
    enum Battery {
        NORMAL,
        /** Says answered, to a payphone or a meter. */
        REVERSED,
        /** A break tells some telephones that the other side has hung up. */
        OFF
    }

    /** How a telephone is told of messages. */
    enum WaitingMethod {
        NEON,
        FSK,
        REVERSAL
    }

    /** Rings until the telephone is off hook or {@link #stopRing}. Each burst is told: the number goes into the pause. */
    void ring(RingCadence cadence);

    void stopRing();

    default void setBattery(Battery battery) {
        throw new UnsupportedOperationException("battery");
    }

    default void setWaiting(boolean on, WaitingMethod method) {
        throw new UnsupportedOperationException("message lamp");
    }
}
