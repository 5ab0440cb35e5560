package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpParameters;

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
    private static final int EVENT_CLOCK = 8000;

    private final MediaSettings settings;
    private final LocalDescription description;
    private final Stream audio;
    private final VideoLine video;
    /** All m-lines of the session so far. */
    private List<SdpMedia> lines = List.of();

    private Incoming offered;
    private Offer ourOffer;
    private Negotiated current;

    /** An offer of the party that waits for our answer; {@code video} is null when it has none that is allowed. */
    private record Incoming(SdpDescription description, Stream.Fit audio, Stream.Fit video) {}

    /** What we have offered and wait for, or had, an answer to. */
    private record Offer(String sdp, List<SdpMedia> lines, List<Payload> payloads, Direction wish, VideoWish video) {}

    /**
     * @param sessionId for the o= line; random
     * @param settings of the account
     * @param signalling address the party's signalling comes from; loopback media is accepted only from loopback
     */
    public SdpSession(long sessionId, MediaSettings settings, InetAddress signalling) {
        this.settings = settings;
        this.description = new LocalDescription(sessionId);
        audio = new Stream(RemoteStream.AUDIO, settings, signalling);
        video = new VideoLine(settings, signalling);
    }

    /** Reads and checks an offer and keeps it until it is answered; NOT_ACCEPTABLE when no audio stream fits. */
    public RemoteOffer receiveOffer(String sdp) throws SdpException {
        SdpDescription remote = SdpParser.parse(sdp);
        if (remote.media().size() < lines.size()) {
            throw SdpException.malformed("fewer media descriptions than before");
        }
        Incoming incoming = new Incoming(remote, sound(remote), video.find(remote));
        offered = incoming;
        ourOffer = null;
        RemoteStream stream = incoming.audio.remote();
        List<Payload> formats = incoming.video == null ? List.of() : video.allowed(incoming.video);
        return new RemoteOffer(stream.formats(), stream.direction(), stream.held(), formats);
    }

    /** The sound to take: where it was before, else one that is encrypted, else the first that fits. */
    private Stream.Fit sound(SdpDescription remote) throws SdpException {
        SdpException why = SdpException.notAcceptable("no sound offered");
        Stream.Fit best = null;
        for (int i = 0; i < remote.media().size(); i++) {
            if (RemoteStream.isCandidate(remote.media().get(i), RemoteStream.AUDIO)) {
                try {
                    Stream.Fit fit = withCodec(audio.fit(remote, i));
                    if (i == audio.index()) {
                        return fit;
                    }
                    boolean better = best == null
                            || fit.protection().encrypted()
                                    && !best.protection().encrypted();
                    best = better ? fit : best;
                } catch (SdpException e) {
                    why = e;
                }
            }
        }
        if (best == null) {
            throw why;
        }
        return best;
    }

    private Stream.Fit withCodec(Stream.Fit fit) throws SdpException {
        List<Payload> payloads = fit.remote().payloads();
        if (settings.codecs().stream().noneMatch(c -> c.match(payloads).isPresent())) {
            throw SdpException.notAcceptable("no codec in common");
        }
        return fit;
    }

    /** Answers without video. */
    public Negotiated answer(LocalMedia local, AudioFormat preferred, Direction wish) {
        return answer(local, preferred, wish, null);
    }

    /**
     * Answers the offer that was received last; called again without a new offer (183, then 200) it may choose anew, and
     * yields the same description when nothing changed. Without {@code preferred} the format in force is kept, else the
     * account's order decides. Only one format is answered, so that nobody changes it in mid-call.
     *
     * @param preferred format to choose when the party offers it and the account has it, or null
     * @param wish what we want of the direction; SENDRECV normally
     * @param seen video that may be accepted when the party offers it; null for none
     * @throws IllegalStateException when no offer has been received
     */
    public Negotiated answer(LocalMedia local, AudioFormat preferred, Direction wish, VideoWish seen) {
        if (offered == null) {
            throw new IllegalStateException("no offer to answer");
        }
        RemoteStream remote = offered.audio.remote();
        lines = offered.description.media();
        audio.numbers().adopt(remote.payloads());
        AudioCodec.Match chosen = choose(preferred, remote.payloads());
        Payload events = settings.events()
                ? remote.events(chosen.offered().format().clockRate()).orElse(null)
                : null;
        Direction direction = remote.direction().reversed().and(wish);
        SdpMedia line = soundLine(local, chosen, events, direction);
        RtpParameters parameters = audio.agree(
                offered.audio,
                chosen.offered(),
                events,
                direction,
                remote.transport().mux(),
                remote.transport().ice() != null,
                noise(remote));
        VideoLine.Answer picture = video.answer(offered.video, seen);
        List<SdpMedia> media = place(line, remote.index(), picture.line(), video.index());
        String sdp = description.write(local.address(), session(media), media);
        current = new Negotiated(
                sdp, parameters, remote.formats(), direction, remote.held(), picture.parameters(), picture.formats());
        return current;
    }

    private SdpMedia soundLine(LocalMedia local, AudioCodec.Match chosen, Payload events, Direction direction) {
        RemoteStream remote = offered.audio.remote();
        List<Payload> payloads = new ArrayList<>();
        payloads.add(chosen.answered());
        if (events != null) {
            payloads.add(new Payload(events.type(), events.format(), EVENT_CODES));
        }
        List<SdpAttribute> attributes = new ArrayList<>(MediaLines.formats(payloads));
        attributes.addAll(MediaLines.packetTime(remote.ptime()));
        attributes.add(new SdpAttribute(direction.attribute(), ""));
        attributes.addAll(audio.answering(offered.audio, local));
        String protocol = lines.get(remote.index()).protocol();
        return MediaLines.line(RemoteStream.AUDIO, protocol, local.address().getPort(), payloads, attributes);
    }

    /** Comfort noise is not asked for, since a silent phone is a gap for the other side, but some send it all the same. */
    private static List<Payload> noise(RemoteStream remote) {
        return remote.payloads().stream()
                .filter(p -> "CN".equals(p.format().encoding()))
                .toList();
    }

    private AudioCodec.Match choose(AudioFormat preferred, List<Payload> payloads) {
        AudioFormat inForce =
                current == null ? null : current.parameters().audio().format();
        for (AudioFormat wanted : new AudioFormat[] {preferred, inForce}) {
            for (AudioCodec codec : settings.codecs()) {
                Optional<AudioCodec.Match> match =
                        codec.format().equals(wanted) ? codec.match(payloads) : Optional.empty();
                if (match.isPresent()) {
                    return match.get();
                }
            }
        }
        return settings.codecs().stream()
                .flatMap(c -> c.match(payloads).stream())
                .findFirst()
                .orElseThrow();
    }

    /** All m-lines, with those of ours in their places and the others refused. */
    private List<SdpMedia> place(SdpMedia sound, int soundIndex, SdpMedia picture, int pictureIndex) {
        List<SdpMedia> placed = new ArrayList<>(lines.size() + 1);
        for (int i = 0; i < lines.size(); i++) {
            if (i == soundIndex) {
                placed.add(sound);
            } else {
                boolean here = picture != null && i == pictureIndex;
                placed.add(here ? picture : MediaLines.refused(lines.get(i)));
            }
        }
        if (soundIndex < 0) {
            placed.add(sound);
        }
        if (picture != null && pictureIndex < 0) {
            placed.add(picture);
        }
        return placed;
    }

    /** What our description says for all streams. Each has ports of its own, so that a bundle is of the sound alone. */
    private List<SdpAttribute> session(List<SdpMedia> media) {
        List<SdpAttribute> attributes = new ArrayList<>();
        String mid = audio.mid();
        boolean bundled = audio.browser();
        if (offered != null) {
            String asked = offered.description.attributes().stream()
                    .filter(a -> "group".equals(a.name()) && a.value().startsWith("BUNDLE "))
                    .map(SdpAttribute::value)
                    .findFirst()
                    .orElse("");
            bundled = List.of(asked.split(" ", SdpParser.MAX_MEDIA)).contains(mid);
        }
        if (bundled) {
            attributes.add(new SdpAttribute("group", "BUNDLE " + mid));
        }
        if (media.stream().anyMatch(m -> m.attribute("ice-ufrag").isPresent())) {
            attributes.add(new SdpAttribute("ice-lite", ""));
        }
        return attributes;
    }

    /** Offers without video, unless it is in use. */
    public String offer(LocalMedia local, List<AudioFormat> farFormats, Direction wish) {
        return offer(local, farFormats, wish, null);
    }

    /**
     * Makes an offer: the account's codecs in order, those in {@code farFormats} first in the order given there. In a
     * session that was agreed before, payload numbers and m-lines stay.
     *
     * @param farFormats what the other party of the call can do, best first; empty when unknown
     * @param seen video to offer as far as the account allows it; null for none
     */
    public String offer(LocalMedia local, List<AudioFormat> farFormats, Direction wish, VideoWish seen) {
        offered = null;
        List<Payload> payloads = payloads(farFormats);
        List<SdpAttribute> attributes = new ArrayList<>(MediaLines.formats(payloads));
        attributes.addAll(MediaLines.packetTime(RemoteStream.FRAME));
        attributes.add(new SdpAttribute(wish.attribute(), ""));
        attributes.addAll(audio.offering(local));
        boolean first = audio.index() < 0;
        String protocol = first ? audio.profile() : lines.get(audio.index()).protocol();
        SdpMedia line =
                MediaLines.line(RemoteStream.AUDIO, protocol, local.address().getPort(), payloads, attributes);
        SdpMedia picture = video.offer(seen, lines);
        List<SdpMedia> media = place(line, audio.index(), picture, video.index());
        String sdp = description.write(local.address(), session(media), media);
        ourOffer = new Offer(sdp, media, payloads, wish, picture == null ? null : seen);
        return sdp;
    }

    private List<Payload> payloads(List<AudioFormat> farFormats) {
        List<Payload> payloads = new ArrayList<>();
        // Events at 8000 Hz always and first: many phones know no others, and expect them under this number.
        Set<Integer> clocks = new TreeSet<>(Set.of(EVENT_CLOCK));
        for (AudioCodec codec : ordered(farFormats)) {
            int number = audio.numbers().of(codec.format(), codec.staticPayloadType());
            payloads.add(new Payload(number, codec.format(), codec.parameters()));
            clocks.add(codec.format().clockRate());
        }
        if (settings.events()) {
            for (int clock : clocks) {
                AudioFormat events = new AudioFormat(AudioFormat.TELEPHONE_EVENT.encoding(), clock, 1);
                payloads.add(new Payload(audio.numbers().of(events, -1), events, EVENT_CODES));
            }
        }
        return payloads;
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
        Stream.Fit fit = answered(remote);
        Payload sound = fit.remote().payloads().stream()
                .filter(p ->
                        PayloadTable.isSound(p.format()) && ours(p.format()).isPresent())
                .findFirst()
                .orElseThrow(() -> SdpException.notAcceptable("no codec in common"));
        VideoLine.Answer picture = video.answered(remote, ourOffer.lines, ourOffer.video);
        Payload events = fit.remote()
                .events(sound.format().clockRate())
                .filter(e -> ours(e.format()).isPresent())
                .orElse(null);
        lines = ourOffer.lines;
        audio.numbers().adopt(fit.remote().payloads());
        Direction direction = ourOffer.wish().and(fit.remote().direction().reversed());
        SdpMedia said = ourOffer.lines.get(fit.remote().index());
        RtpParameters parameters = audio.agree(
                fit,
                sound,
                events,
                direction,
                said.attribute("rtcp-mux").isPresent()
                        && fit.remote().transport().mux(),
                said.attribute("ice-ufrag").isPresent(),
                receivable(fit.remote(), sound, events));
        current = new Negotiated(
                ourOffer.sdp(),
                parameters,
                fit.remote().formats(),
                direction,
                fit.remote().held(),
                picture.parameters(),
                picture.formats());
        return current;
    }

    private Stream.Fit answered(SdpDescription remote) throws SdpException {
        if (remote.media().size() != ourOffer.lines().size()) {
            throw SdpException.malformed("the answer has another number of media descriptions");
        }
        int index = Math.max(0, audio.index());
        if (!RemoteStream.isCandidate(remote.media().get(index), RemoteStream.AUDIO)) {
            throw SdpException.notAcceptable("the sound was refused");
        }
        return audio.answered(remote, index, ourOffer.lines().get(index));
    }

    private Optional<Payload> ours(AudioFormat format) {
        return ourOffer.payloads().stream()
                .filter(p -> p.format().equals(format))
                .findFirst();
    }

    /** What the party may send besides what it gets: whatever it has answered, under the numbers that we have offered. */
    private List<Payload> receivable(RemoteStream remote, Payload sound, Payload events) {
        List<Payload> receivable = new ArrayList<>();
        for (Payload answered : remote.payloads()) {
            ours(answered.format())
                    .filter(p -> p.type() != sound.type() && (events == null || p.type() != events.type()))
                    .ifPresent(receivable::add);
        }
        receivable.addAll(noise(remote));
        return receivable;
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
