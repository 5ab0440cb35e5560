package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;

/**
 * The party's audio stream, checked.
 *
 * @param index of its m-line
 * @param direction as the party sees it; receiving is taken away when its address is 0.0.0.0
 * @param rtp wildcard address when it has said 0.0.0.0
 * @param rtcp null for one port above RTP
 * @param ptime milliseconds a packet to it should hold
 */
record RemoteStream(
        int index,
        List<Payload> payloads,
        Direction direction,
        InetSocketAddress rtp,
        InetSocketAddress rtcp,
        int ptime) {

    static final int FRAME = 20;
    private static final int LONGEST_PTIME = 60;

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

    Optional<Payload> payload(AudioFormat format) {
        return payloads.stream().filter(p -> p.format().equals(format)).findFirst();
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

    /** Whether an m-line is plain RTP sound that is switched on. */
    static boolean isCandidate(SdpMedia media) {
        return "audio".equals(media.type())
                && media.port() != 0
                && ("RTP/AVP".equals(media.protocol()) || "RTP/AVPF".equals(media.protocol()));
    }

    /** Reads the m-line with this index, which must be a candidate. */
    static RemoteStream read(SdpDescription description, int index, MediaSettings settings, InetAddress signalling)
            throws SdpException {
        SdpMedia media = description.media().get(index);
        InetAddress address = MediaAddresses.literal(description.connectionOf(media))
                .orElseThrow(() -> SdpException.notAcceptable("no literal address for the sound"));
        InetSocketAddress rtp = new InetSocketAddress(address, media.port());
        boolean hold = address.isAnyLocalAddress();
        if (!hold) {
            check(rtp, settings, signalling);
        }
        Direction said = direction(description, media);
        InetSocketAddress rtcp = hold ? null : rtcp(media, address, settings, signalling);
        return new RemoteStream(
                index,
                PayloadTable.of(media),
                hold ? Direction.of(said.sends(), false) : said,
                rtp,
                rtcp,
                ptime(media));
    }

    private static void check(InetSocketAddress to, MediaSettings settings, InetAddress signalling)
            throws SdpException {
        Optional<String> fault = MediaAddresses.fault(to, signalling);
        if (fault.isPresent() || settings.forbidden().test(to)) {
            throw SdpException.notAcceptable(fault.orElse("media address is not allowed"));
        }
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

    /** Whole frames of 20 ms, at most 60 ms and at most what the party can take; 20 when it does not say. */
    private static int ptime(SdpMedia media) {
        int wished = milliseconds(media.attribute("ptime"), FRAME);
        int longest = Math.min(milliseconds(media.attribute("maxptime"), LONGEST_PTIME), LONGEST_PTIME);
        int frames = Math.min(wished, longest) / FRAME;
        return Math.max(1, frames) * FRAME;
    }

    private static int milliseconds(Optional<String> value, int otherwise) {
        return value.filter(v -> SdpParser.isDigits(v) && v.length() <= 5)
                .map(Integer::parseInt)
                .filter(v -> v > 0)
                .orElse(otherwise);
    }
}
