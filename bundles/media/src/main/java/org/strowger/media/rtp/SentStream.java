package org.strowger.media.rtp;

/** What a party is sent, as reports tell it. Thread safe. */
interface SentStream {
    int ssrc();

    long packets();

    /** With headers. */
    long bytes();

    /** The RTP time that belongs to this moment. */
    int timestampAt(long now);
}
