package org.strowger.media.rtp;

/** Where a party is joined to others: a bridge, or its place in a conference. */
interface Junction {
    /** Who takes what this party says. */
    PacketSink from(UdpRtpEndpoint endpoint);

    /** Parts the party from the others; may be called more than once, by any thread. */
    void leave();
}
