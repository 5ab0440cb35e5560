package org.strowger.media.jitter;

import java.nio.ByteBuffer;

/** What a jitter buffer must know of a packet that came; one object reused for packet after packet. */
public final class Arrival {
    int ssrc;
    int sequence;
    int timestamp;
    boolean marker;
    ByteBuffer payload;

    /** @param payload position and limit around it; only read during the call it is given to */
    public Arrival set(int ofSsrc, int atSequence, int atTimestamp, boolean marked, ByteBuffer with) {
        ssrc = ofSsrc;
        sequence = atSequence;
        timestamp = atTimestamp;
        marker = marked;
        payload = with;
        return this;
    }
}
