package org.strowger.sip.sdp;

import java.util.List;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpParameters;

/**
 * What offer and answer agreed on.
 *
 * @param localSdp our description in force: the answer to send, or the offer that was answered
 * @param parameters for the RTP endpoint. While the party has said only 0.0.0.0 (hold before any address), remote is the
 *     wildcard address and {@code sending} is false
 * @param formats the party's audio formats, best first, without telephone events
 * @param direction in force, as we see it
 * @param held the party has put us on hold
 * @param video for the endpoint of the video; null when there is none
 * @param videoFormats in use, best first, with the party's parameters; empty without video
 */
public record Negotiated(
        String localSdp,
        RtpParameters parameters,
        List<AudioFormat> formats,
        Direction direction,
        boolean held,
        RtpParameters video,
        List<Payload> videoFormats) {}
