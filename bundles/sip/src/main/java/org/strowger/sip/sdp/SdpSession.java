package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpParameters;
import org.strowger.sip.nat.Nat;

/**
 * One dialog's offer/answer state (RFC 3264): keeps the o= line stable, raises its version with each change, keeps the
 * order of m-lines over re-offers. Used by one thread at a time (the call's executor). A call that throws changes
 * nothing: what was agreed before stays in force.
 *
 * <p>Inbound: {@link #receiveOffer} then {@link #answer}. Outbound, or an INVITE without SDP: {@link #offer} then
 * {@link #receiveAnswer}. Again for re-INVITE and UPDATE.
 */
public final class SdpSession {
    private static final String EVENT_CODES = "0-16";
    private static final String PROTOCOL = "RTP/AVP";

    private final MediaSettings settings;
    private final InetAddress signalling;
    private final LocalDescription description;
    private final PayloadNumbers numbers = new PayloadNumbers();
    /** All m-lines of the session so far; the sound's is at {@link #audioIndex}. */
    private List<SdpMedia> lines = List.of();

    private int audioIndex;
    private RemoteStream offered;
    private List<SdpMedia> offeredLines = List.of();
    private Offer ourOffer;
    private InetSocketAddress lastKnownAddress;
    private Negotiated current;

    /** What we have offered and wait for, or had, an answer to. */
    private record Offer(String sdp, List<SdpMedia> lines, List<Payload> payloads, Direction wish) {}

    /**
     * @param sessionId for the o= line; random
     * @param settings of the account
     * @param signalling address the party's signalling comes from; loopback media is accepted only from loopback
     */
    public SdpSession(long sessionId, MediaSettings settings, InetAddress signalling) {
        this.settings = settings;
        this.signalling = signalling;
        this.description = new LocalDescription(sessionId);
    }

    /** Reads and checks an offer and keeps it until it is answered; NOT_ACCEPTABLE when no audio stream fits. */
    public RemoteOffer receiveOffer(String sdp) throws SdpException {
        SdpDescription remote = SdpParser.parse(sdp);
        if (remote.media().size() < lines.size()) {
            throw SdpException.malformed("fewer media descriptions than before");
        }
        RemoteStream stream = firstThatFits(remote);
        offered = stream;
        offeredLines = remote.media();
        ourOffer = null;
        return new RemoteOffer(stream.formats(), stream.direction(), stream.held());
    }

    private RemoteStream firstThatFits(SdpDescription remote) throws SdpException {
        SdpException why = SdpException.notAcceptable("no plain RTP sound offered");
        for (int i = 0; i < remote.media().size(); i++) {
            if (RemoteStream.isCandidate(remote.media().get(i))) {
                try {
                    RemoteStream stream = RemoteStream.read(remote, i, settings, signalling);
                    if (settings.codecs().stream()
                            .anyMatch(c -> stream.payload(c.format()).isPresent())) {
                        return stream;
                    }
                    why = SdpException.notAcceptable("no codec in common");
                } catch (SdpException e) {
                    why = e;
                }
            }
        }
        throw why;
    }

    /**
     * Answers the offer that was received last; called again without a new offer (183, then 200) it may choose anew, and
     * yields the same description when nothing changed. Without {@code preferred} the format in force is kept, else the
     * account's order decides. Only one format is answered, so that nobody changes it in mid-call.
     *
     * @param local where we receive RTP; RTCP one port higher
     * @param preferred format to choose when the party offers it and the account has it, or null
     * @param wish what we want of the direction; SENDRECV normally
     * @throws IllegalStateException when no offer has been received
     */
    public Negotiated answer(InetSocketAddress local, AudioFormat preferred, Direction wish) {
        if (offered == null) {
            throw new IllegalStateException("no offer to answer");
        }
        lines = offeredLines;
        audioIndex = offered.index();
        numbers.adopt(offered.payloads());
        AudioCodec codec = choose(preferred);
        Payload audio = offered.payload(codec.format()).orElseThrow();
        Payload events =
                settings.events() ? offered.events(codec.format().clockRate()).orElse(null) : null;
        Direction direction = offered.direction().reversed().and(wish);
        List<Payload> payloads = new ArrayList<>();
        payloads.add(new Payload(audio.type(), audio.format(), codec.parameters()));
        if (events != null) {
            payloads.add(new Payload(events.type(), events.format(), EVENT_CODES));
        }
        SdpMedia line = LocalDescription.audio(
                lines.get(audioIndex).protocol(), local.getPort(), payloads, offered.ptime(), direction);
        String sdp = description.write(local, placeAudio(line));
        return agree(sdp, offered, audio, events, direction);
    }

    private AudioCodec choose(AudioFormat preferred) {
        AudioFormat inForce =
                current == null ? null : current.parameters().audio().format();
        for (AudioFormat wanted : new AudioFormat[] {preferred, inForce}) {
            for (AudioCodec codec : settings.codecs()) {
                if (codec.format().equals(wanted) && offered.payload(wanted).isPresent()) {
                    return codec;
                }
            }
        }
        return settings.codecs().stream()
                .filter(c -> offered.payload(c.format()).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private List<SdpMedia> placeAudio(SdpMedia audio) {
        if (lines.isEmpty()) {
            return List.of(audio);
        }
        List<SdpMedia> placed = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            placed.add(i == audioIndex ? audio : LocalDescription.refused(lines.get(i)));
        }
        return placed;
    }

    /** Behind an evident NAT the sound is sought where the signalling comes from; its port is learnt. */
    private Negotiated agree(String sdp, RemoteStream remote, Payload audio, Payload events, Direction direction) {
        boolean nat = Nat.evident(remote.rtp().getAddress(), signalling);
        InetSocketAddress said =
                nat ? new InetSocketAddress(signalling, remote.rtp().getPort()) : remote.rtp();
        InetSocketAddress address = remote.addressKnown() || lastKnownAddress == null ? said : lastKnownAddress;
        if (remote.addressKnown()) {
            lastKnownAddress = address;
        }
        RtpParameters parameters = new RtpParameters(
                address,
                nat ? null : remote.rtcp(),
                audio,
                events,
                direction.sends(),
                direction.receives(),
                remote.ptime(),
                nat || settings.symmetric(),
                settings.rtpTimeout());
        current = new Negotiated(sdp, parameters, remote.formats(), direction, remote.held());
        return current;
    }

    /**
     * Makes an offer: the account's codecs in order, those in {@code farFormats} first in the order given there. In a
     * session that was agreed before, payload numbers and m-lines stay.
     *
     * @param farFormats what the other party of the call can do, best first; empty when unknown
     */
    public String offer(InetSocketAddress local, List<AudioFormat> farFormats, Direction wish) {
        List<Payload> payloads = new ArrayList<>();
        Set<Integer> clocks = new LinkedHashSet<>();
        for (AudioCodec codec : ordered(farFormats)) {
            payloads.add(new Payload(
                    numbers.of(codec.format(), codec.staticPayloadType()), codec.format(), codec.parameters()));
            clocks.add(codec.format().clockRate());
        }
        if (settings.events()) {
            for (int clock : clocks) {
                AudioFormat events = new AudioFormat(AudioFormat.TELEPHONE_EVENT.encoding(), clock, 1);
                payloads.add(new Payload(numbers.of(events, -1), events, EVENT_CODES));
            }
        }
        String protocol = lines.isEmpty() ? PROTOCOL : lines.get(audioIndex).protocol();
        List<SdpMedia> media =
                placeAudio(LocalDescription.audio(protocol, local.getPort(), payloads, RemoteStream.FRAME, wish));
        ourOffer = new Offer(description.write(local, media), media, payloads, wish);
        offered = null;
        return ourOffer.sdp();
    }

    private List<AudioCodec> ordered(List<AudioFormat> farFormats) {
        Set<AudioCodec> ordered = new LinkedHashSet<>();
        for (AudioFormat far : farFormats) {
            settings.codecs().stream().filter(c -> c.format().equals(far)).forEach(ordered::add);
        }
        ordered.addAll(settings.codecs());
        return List.copyOf(ordered);
    }

    /**
     * Takes the answer to the offer that was made last; called again (183, then 200) it takes the later one.
     *
     * @throws IllegalStateException when no offer has been made
     */
    public Negotiated receiveAnswer(String sdp) throws SdpException {
        if (ourOffer == null) {
            throw new IllegalStateException("no offer to be answered");
        }
        SdpDescription remote = SdpParser.parse(sdp);
        RemoteStream stream = answered(remote);
        Payload audio = stream.payloads().stream()
                .filter(p -> PayloadTable.isSound(p.format()) && weOffered(p.format()))
                .findFirst()
                .orElseThrow(() -> SdpException.notAcceptable("no codec in common"));
        Payload events = stream.events(audio.format().clockRate())
                .filter(e -> weOffered(e.format()))
                .orElse(null);
        lines = ourOffer.lines();
        numbers.adopt(stream.payloads());
        Direction direction = ourOffer.wish().and(stream.direction().reversed());
        return agree(ourOffer.sdp(), stream, audio, events, direction);
    }

    private RemoteStream answered(SdpDescription remote) throws SdpException {
        int index = ourOffer.lines().size() == 1 ? 0 : audioIndex;
        if (remote.media().size() != ourOffer.lines().size()) {
            throw SdpException.malformed("the answer has another number of media descriptions");
        }
        if (!RemoteStream.isCandidate(remote.media().get(index))) {
            throw SdpException.notAcceptable("the sound was refused");
        }
        return RemoteStream.read(remote, index, settings, signalling);
    }

    private boolean weOffered(AudioFormat format) {
        return ourOffer.payloads().stream().anyMatch(p -> p.format().equals(format));
    }

    /** An exchange failed or was refused (491, 488): forgets what is pending. */
    public void abandon() {
        offered = null;
        ourOffer = null;
    }

    /** What is in force. */
    public Optional<Negotiated> current() {
        return Optional.ofNullable(current);
    }
}
