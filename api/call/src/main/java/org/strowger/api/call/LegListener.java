package org.strowger.api.call;

import org.osgi.annotation.versioning.ConsumerType;

/** Told by a leg what its party does. A technology may call from any thread, one call at a time for each leg, in order. */
@ConsumerType
public interface LegListener {
    /** Outbound: the party's device rings. With early media its sound can be bridged already. */
    default void ringing(Leg leg, boolean earlyMedia) {}

    /** Outbound: the party answered. Inbound: our answer was confirmed. */
    default void answered(Leg leg) {}

    /** The party put us on hold or took us back. */
    default void held(Leg leg, boolean held) {}

    /**
     * The party pressed a key and its technology signalled that outside the sound, such as by SIP INFO. Keys inside the
     * sound (RFC 4733) are not told here: the call is the listener of {@link Leg#media} and hears of them, and of the RTP
     * time-out, by itself.
     */
    default void digit(Leg leg, char digit, int milliseconds) {}

    /**
     * Outbound: the device wants the call to go to another number instead, such as a forwarding that was set at the phone.
     * {@link #ended} follows.
     *
     * @param number only characters of the dial alphabet (see {@link IncomingCall}); a wish, not checked against anything
     */
    default void redirected(Leg leg, String number) {}

    /**
     * The party wants the other one to be connected with somebody else. Whoever listens answers through the request's
     * progress, exactly once with {@link TransferProgress#accepted} or {@link TransferProgress#failed} to begin with.
     */
    default void transfer(Leg leg, TransferRequest request) {
        request.progress().failed(Cause.FACILITY_REJECTED);
    }

    /** It is over. Told exactly once, also after {@link Leg#hangup}; nothing is told after it. */
    default void ended(Leg leg, Cause cause) {}
}
