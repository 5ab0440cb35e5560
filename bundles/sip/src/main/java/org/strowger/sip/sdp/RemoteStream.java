package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;

/**
 * One stream of the party, sound or video, checked.
 *
 * @param index of its m-line
 * @param direction as the party sees it; receiving is taken away when its address is 0.0.0.0 and it does no ICE
 * @param rtp wildcard address when it has said 0.0.0.0, or with ICE nothing that could be used
 * @param rtcp null for one port above RTP
 * @param ptime milliseconds a packet to it should hold
 *  * @param maxPtime longest packet in milliseconds that it takes, or 0 when it does not say
 *  * @param feedback kinds of RTCP feedback it knows, such as {@code nack pli}
 */
record RemoteStream(
        int index,
        List<Payload> payloads,
        Direction direction,
        InetSocketAddress rtp,
        InetSocketAddress rtcp,
        int ptime,
        int maxPtime,
        RemoteTransport transport,
        List<String> feedback) {

    static final String AUDIO = "audio";
    static final String VIDEO = "video";
    static final int FRAME = 20;
    static final int LONGEST_PTIME = 60;
    private static final int SHORTEST_PTIME = 10;
    private static final String NO_PORT = "0.0.0.0";

    boolean held() {
        return !direction.receives();
    }

    boolean addressKnown() {
        return !rtp.getAddress().isAnyLocalAddress();
    }

    /** Its codecs, best first. */
    List<AudioFormat> formats() {
        return payloads.stream()
                .map(Payload::format)
                .filter(PayloadTable::isSound)
                .distinct()
                .toList();
    }

    /** Telephone events on the clock of the sound, or else whichever there are (RFC 4733 section 2.1). */
    Optional<Payload> events(int clockRate) {
        List<Payload> events =
                payloads.stream().filter(p -> PayloadTable.isEvents(p.format())).toList();
        return events.stream()
                .filter(p -> p.format().clockRate() == clockRate)
                .findFirst()
                .or(() -> events.stream().findFirst());
    }

    /** Whether an m-line is RTP of this type and switched on. */
    static boolean isCandidate(SdpMedia media, String type) {
        return type.equals(media.type())
                && media.port() != 0
                && Profile.of(media.protocol()).isPresent();
    }

    /** Reads the m-line with this index, which must be a candidate. */
    static RemoteStream read(SdpDescription description, int index, MediaSettings settings, InetAddress signalling)
            throws SdpException {
        SdpMedia media = description.media().get(index);
        RemoteTransport transport = RemoteTransport.read(description, media);
        InetSocketAddress rtp = transport.ice() == null
                ? address(description, media, settings, signalling)
                : defaultCandidate(description, media, settings, signalling);
        boolean known = !rtp.getAddress().isAnyLocalAddress();
        boolean hold = !known && transport.ice() == null;
        Direction said = direction(description, media);
        return new RemoteStream(
                index,
                PayloadTable.of(media),
                hold ? Direction.of(said.sends(), false) : said,
                rtp,
                known ? rtcp(media, rtp.getAddress(), settings, signalling) : null,
                ptime(media),
                milliseconds(media.attribute("maxptime"), 0),
                transport,
                feedback(media));
    }

    private static InetSocketAddress address(
            SdpDescription description, SdpMedia media, MediaSettings settings, InetAddress signalling)
            throws SdpException {
        InetAddress address = MediaAddresses.literal(description.connectionOf(media))
                .orElseThrow(() -> SdpException.notAcceptable("no literal address for the media"));
        InetSocketAddress rtp = new InetSocketAddress(address, media.port());
        if (!address.isAnyLocalAddress()) {
            Optional<String> fault = MediaAddresses.fault(rtp, signalling);
            if (fault.isPresent() || settings.forbidden().test(rtp)) {
                throw SdpException.notAcceptable(fault.orElse("media address is not allowed"));
            }
        }
        return rtp;
    }

    /** With ICE a pair must prove itself anyway: an address that cannot be used is one that is not known yet. */
    private static InetSocketAddress defaultCandidate(
            SdpDescription description, SdpMedia media, MediaSettings settings, InetAddress signalling) {
        return MediaAddresses.literal(description.connectionOf(media))
                .map(address -> new InetSocketAddress(address, media.port()))
                .filter(a -> MediaAddresses.fault(a, signalling).isEmpty())
                .filter(a -> !settings.forbidden().test(a))
                .orElseGet(() ->
                        new InetSocketAddress(MediaAddresses.literal(NO_PORT).orElseThrow(), media.port()));
    }

    private static Direction direction(SdpDescription description, SdpMedia media) {
        return directionIn(media.attributes())
                .or(() -> directionIn(description.attributes()))
                .orElse(Direction.SENDRECV);
    }

    private static Optional<Direction> directionIn(List<SdpAttribute> attributes) {
        for (SdpAttribute attribute : attributes) {
            for (Direction direction : Direction.values()) {
                if (direction.attribute().equals(attribute.name())) {
                    return Optional.of(direction);
                }
            }
        }
        return Optional.empty();
    }

    /** RFC 3605. An address that media must not go to is passed over. */
    private static InetSocketAddress rtcp(
            SdpMedia media, InetAddress rtpAddress, MediaSettings settings, InetAddress signalling) {
        String[] parts = media.attribute("rtcp").orElse("").split(" ", 5);
        boolean readable = SdpParser.isDigits(parts[0])
                && parts[0].length() <= 5
                && Integer.parseInt(parts[0]) <= 65_535
                && (parts.length == 1 || parts.length == 4);
        if (!readable) {
            return null;
        }
        Optional<InetAddress> address = parts.length == 1 ? Optional.of(rtpAddress) : MediaAddresses.literal(parts[3]);
        return address.map(a -> new InetSocketAddress(a, Integer.parseInt(parts[0])))
                .filter(a -> !a.getAddress().isAnyLocalAddress())
                .filter(a -> MediaAddresses.fault(a, signalling).isEmpty())
                .filter(a -> !settings.forbidden().test(a))
                .orElse(null);
    }

    /** In steps of 10 ms, from 10 to 60 ms and at most what the party can take; 20 when it does not say. */
    private static int ptime(SdpMedia media) {
        int wished = milliseconds(media.attribute("ptime"), FRAME);
        int longest = milliseconds(media.attribute("maxptime"), LONGEST_PTIME);
        int fits = Math.min(Math.min(wished, longest), LONGEST_PTIME);
        return Math.max(SHORTEST_PTIME, fits / SHORTEST_PTIME * SHORTEST_PTIME);
    }

    private static int milliseconds(Optional<String> value, int otherwise) {
        return value.filter(v -> SdpParser.isDigits(v) && v.length() <= 5)
                .map(Integer::parseInt)
                .filter(v -> v > 0)
                .orElse(otherwise);
    }

    /** RFC 4585 section 4.2, whatever payload number it is said for. */
    private static List<String> feedback(SdpMedia media) {
        return media.attributes("rtcp-fb").stream()
                .map(value -> value.split(" +", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> parts[1].strip())
                .distinct()
                .toList();
    }
}
