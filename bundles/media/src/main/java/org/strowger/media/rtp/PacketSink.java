package org.strowger.media.rtp;

/** Takes what a party sends. Called on the loop's thread of that party, which may use the packet until return. */
interface PacketSink {
    /**
     * Sound.
     *
     * @param sent what that party negotiated
     */
    void audio(RtpPacket packet, Negotiated sent, long now);

    /** Comfort noise (RFC 3389): the party is silent from now on. */
    void noise(RtpPacket packet, Negotiated sent, long now);

    /** A packet of a telephone event. */
    void event(RtpPacket packet, Negotiated sent, long now);

    /** Sound in which the tone of a key is, which was or will be told on its own. */
    void tone(RtpPacket packet, Negotiated sent, long now);

    /** A packet that nobody wants. */
    void skip(RtpPacket packet);
}
