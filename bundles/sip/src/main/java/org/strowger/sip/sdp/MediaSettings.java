package org.strowger.sip.sdp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.strowger.api.sip.SipAccount.MediaPolicy;

/**
 * What an account wants of its media.
 *
 * @param codecs what it may use, in order of preference; not empty
 * @param events offer and accept telephone events (RFC 4733)
 * @param symmetric passed on into the parameters
 * @param rtpTimeout passed on into the parameters
 * @param forbidden media addresses to refuse besides those that are always refused; e.g. our own RTP ports
 * @param policy encryption and video; {@code webrtc} when this very party is a browser
 * @param random for keys
 */
public record MediaSettings(
        List<AudioCodec> codecs,
        boolean events,
        boolean symmetric,
        Duration rtpTimeout,
        Predicate<InetSocketAddress> forbidden,
        MediaPolicy policy,
        RandomGenerator random) {
    public MediaSettings {
        codecs = List.copyOf(codecs);
    }
}
