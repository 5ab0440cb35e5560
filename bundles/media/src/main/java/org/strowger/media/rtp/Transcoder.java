package org.strowger.media.rtp;

import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;

/** Turns what one party says into another's format. Fed by one thread. */
interface Transcoder {
    /** @param to what the other party negotiated */
    void audio(RtpPacket packet, Payload from, Codec decoder, Negotiated to, long nanos);

    /** Comfort noise instead of sound, until sound comes again. */
    void noise(RtpPacket packet, Payload from, long nanos);

    /** Sound that shall not be heard. */
    void silence(RtpPacket packet, Payload from, long nanos);

    /** A digit passes by. */
    void event(long nanos);

    /** Nothing comes any more. */
    void end();
}
