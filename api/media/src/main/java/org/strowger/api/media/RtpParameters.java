package org.strowger.api.media;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What offer and answer agreed on, seen from this system.
 *
 * @param remote where to send; with {@code symmetric}, replaced by the first consistent source that packets come from;
 *     with ICE, by the nominated pair
 * @param remoteRtcp where to send RTCP; null for RTP port + 1
 * @param audio what to send, and the preferred thing to receive
 * @param events payload of telephone events, or null
 * @param sending we send to the party (it is not sendonly or inactive)
 * @param receiving the party sends to us
 * @param ptime milliseconds of audio a packet that we make
 * @param symmetric lock on to the source of received packets (NAT)
 * @param timeout silence after which {@link MediaListener#timeout} fires while receiving; zero for never
 * @param transport how packets travel: encryption, ICE, RTCP multiplexing
 * @param receivable everything the party may send besides {@code audio} and static types: other codecs of the answer,
 *     comfort noise; and for video all formats. Not null
 * @param maxPtime longest packet in milliseconds that the party wants, 0 for any. Longer ones of the other side of a
 *     bridge are cut up
 * @param digits how keys travel
 */
public record RtpParameters(
        InetSocketAddress remote,
        InetSocketAddress remoteRtcp,
        Payload audio,
        Payload events,
        boolean sending,
        boolean receiving,
        int ptime,
        boolean symmetric,
        Duration timeout,
        RtpTransport transport,
        List<Payload> receivable,
        int maxPtime,
        DigitPath digits) {
    public RtpParameters {
        receivable = List.copyOf(receivable);
    }

    /** For keys that travel as events. */
    public RtpParameters(
            InetSocketAddress remote,
            InetSocketAddress remoteRtcp,
            Payload audio,
            Payload events,
            boolean sending,
            boolean receiving,
            int ptime,
            boolean symmetric,
            Duration timeout,
            RtpTransport transport,
            List<Payload> receivable,
            int maxPtime) {
        this(
                remote,
                remoteRtcp,
                audio,
                events,
                sending,
                receiving,
                ptime,
                symmetric,
                timeout,
                transport,
                receivable,
                maxPtime,
                DigitPath.EVENTS);
    }

    /** The same with keys on another path. */
    public RtpParameters withDigits(DigitPath path) {
        return new RtpParameters(
                remote,
                remoteRtcp,
                audio,
                events,
                sending,
                receiving,
                ptime,
                symmetric,
                timeout,
                transport,
                receivable,
                maxPtime,
                path);
    }

    /** For a party that takes packets of any length. */
    public RtpParameters(
            InetSocketAddress remote,
            InetSocketAddress remoteRtcp,
            Payload audio,
            Payload events,
            boolean sending,
            boolean receiving,
            int ptime,
            boolean symmetric,
            Duration timeout,
            RtpTransport transport,
            List<Payload> receivable) {
        this(
                remote,
                remoteRtcp,
                audio,
                events,
                sending,
                receiving,
                ptime,
                symmetric,
                timeout,
                transport,
                receivable,
                0);
    }

    /** Plain RTP, with nothing else receivable. */
    public RtpParameters(
            InetSocketAddress remote,
            InetSocketAddress remoteRtcp,
            Payload audio,
            Payload events,
            boolean sending,
            boolean receiving,
            int ptime,
            boolean symmetric,
            Duration timeout) {
        this(
                remote,
                remoteRtcp,
                audio,
                events,
                sending,
                receiving,
                ptime,
                symmetric,
                timeout,
                RtpTransport.PLAIN,
                List.of());
    }
}
