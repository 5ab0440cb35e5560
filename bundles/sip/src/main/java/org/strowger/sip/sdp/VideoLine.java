package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpParameters;

/**
 * The video of a session: passed on unopened, so that a side gets only what the other has. A party that refuses it, or
 * whose video cannot be taken, has the sound all the same.
 */
final class VideoLine {
    /** RTCP feedback that is passed on (RFC 4585, RFC 5104). */
    private static final List<String> FEEDBACK = List.of("nack", "nack pli", "ccm fir");

    private static final int FIRST_NUMBER = 96;
    private static final int LAST_NUMBER = 127;

    private final MediaSettings settings;
    private final Stream stream;
    private List<Payload> offeredPayloads = List.of();
    private boolean inUse;

    /** Our m-line, or null to refuse it; parameters and formats of what is agreed, null and empty for none. */
    record Answer(SdpMedia line, RtpParameters parameters, List<Payload> formats) {
        static final Answer NONE = new Answer(null, null, List.of());
    }

    VideoLine(MediaSettings settings, InetAddress signalling) {
        this.settings = settings;
        stream = new Stream(RemoteStream.VIDEO, settings, signalling);
    }

    /** The m-line it has or had; -1 before. */
    int index() {
        return stream.index();
    }

    /** The first video of an offer that the account allows; null for none. */
    Stream.Fit find(SdpDescription remote) {
        for (int i = 0;
                i < remote.media().size() && !settings.policy().videoCodecs().isEmpty();
                i++) {
            if (RemoteStream.isCandidate(remote.media().get(i), RemoteStream.VIDEO)) {
                try {
                    Stream.Fit fit = stream.fit(remote, i);
                    if (!allowed(fit).isEmpty() && (stream.index() < 0 || stream.index() == i)) {
                        return fit;
                    }
                } catch (SdpException unusable) {
                    continue;
                }
            }
        }
        return null;
    }

    List<Payload> allowed(Stream.Fit fit) {
        return VideoFormats.allowed(fit.remote().payloads(), settings.policy().videoCodecs());
    }

    /** Answers with the first format that the other side has, too. */
    Answer answer(Stream.Fit offered, VideoWish seen) {
        inUse = false;
        if (offered == null || seen == null) {
            return Answer.NONE;
        }
        for (Payload far : seen.formats()) {
            for (Payload near : allowed(offered)) {
                if (near.passesAs(far)) {
                    return answer(offered, near, far, seen.local());
                }
            }
        }
        return Answer.NONE;
    }

    private Answer answer(Stream.Fit offered, Payload near, Payload far, LocalMedia local) {
        RemoteStream remote = offered.remote();
        List<Payload> payloads = List.of(new Payload(near.type(), near.format(), far.parameters()));
        Direction direction = remote.direction().reversed();
        List<String> feedback =
                FEEDBACK.stream().filter(remote.feedback()::contains).toList();
        List<SdpAttribute> attributes = attributes(payloads, feedback, direction);
        attributes.addAll(stream.answering(offered, local));
        SdpMedia line = MediaLines.line(
                RemoteStream.VIDEO,
                remote.transport().profile().protocol(),
                local.address().getPort(),
                payloads,
                attributes);
        inUse = true;
        RtpParameters parameters = stream.agree(
                offered,
                near,
                null,
                direction,
                remote.transport().mux(),
                remote.transport().ice() != null,
                List.of());
        return new Answer(line, parameters, List.of(near));
    }

    private static List<SdpAttribute> attributes(List<Payload> payloads, List<String> feedback, Direction direction) {
        List<SdpAttribute> attributes = new ArrayList<>(MediaLines.formats(payloads));
        attributes.addAll(MediaLines.feedback(payloads, feedback));
        attributes.add(new SdpAttribute(direction.attribute(), ""));
        return attributes;
    }

    /**
     * Our m-line of an offer; null to have none, or to refuse the one that is there.
     *
     * @param lines of the session so far
     */
    SdpMedia offer(VideoWish seen, List<SdpMedia> lines) {
        boolean again = stream.index() >= 0;
        if (seen == null || again && !inUse || !again && !lines.isEmpty()) {
            offeredPayloads = List.of();
            return null;
        }
        offeredPayloads =
                numbered(VideoFormats.allowed(seen.formats(), settings.policy().videoCodecs()));
        if (offeredPayloads.isEmpty()) {
            return null;
        }
        List<SdpAttribute> attributes = attributes(offeredPayloads, FEEDBACK, Direction.SENDRECV);
        attributes.addAll(stream.offering(seen.local()));
        String protocol = again ? lines.get(stream.index()).protocol() : stream.profile();
        return MediaLines.line(
                RemoteStream.VIDEO, protocol, seen.local().address().getPort(), offeredPayloads, attributes);
    }

    /** The other side's numbers where they are free; the same format may be there more than once, in other profiles. */
    private static List<Payload> numbered(List<Payload> formats) {
        List<Payload> numbered = new ArrayList<>();
        for (Payload format : formats) {
            int number = format.type();
            boolean taken = numbered.stream().anyMatch(p -> p.type() == number);
            numbered.add(taken ? new Payload(free(formats, numbered), format.format(), format.parameters()) : format);
        }
        return numbered;
    }

    private static int free(List<Payload> formats, List<Payload> numbered) {
        for (int n = FIRST_NUMBER; n <= LAST_NUMBER; n++) {
            int number = n;
            boolean taken = formats.stream().anyMatch(p -> p.type() == number)
                    || numbered.stream().anyMatch(p -> p.type() == number);
            if (!taken) {
                return n;
            }
        }
        throw new IllegalStateException("more formats than payload numbers");
    }

    /**
     * Takes the answer.
     *
     * @param lines that we have offered
     * @param seen what was wished; null when no video was offered
     */
    Answer answered(SdpDescription remote, List<SdpMedia> lines, VideoWish seen) {
        inUse = false;
        int index = stream.index() >= 0 ? stream.index() : lines.size() - 1;
        if (seen == null || !RemoteStream.isCandidate(remote.media().get(index), RemoteStream.VIDEO)) {
            return Answer.NONE;
        }
        try {
            Stream.Fit fit = stream.answered(remote, index, lines.get(index));
            List<Payload> agreed = agreed(fit.remote().payloads());
            return agreed.isEmpty() ? Answer.NONE : agree(fit, agreed, lines.get(index));
        } catch (SdpException unusable) {
            return Answer.NONE;
        }
    }

    private Answer agree(Stream.Fit fit, List<Payload> agreed, SdpMedia said) {
        inUse = true;
        RemoteTransport transport = fit.remote().transport();
        RtpParameters parameters = stream.agree(
                fit,
                agreed.get(0),
                null,
                fit.remote().direction().reversed(),
                said.attribute("rtcp-mux").isPresent() && transport.mux(),
                said.attribute("ice-ufrag").isPresent(),
                agreed.subList(1, agreed.size()));
        return new Answer(null, parameters, agreed);
    }

    /** What was answered of what we have offered. */
    private List<Payload> agreed(List<Payload> answered) {
        List<Payload> agreed = new ArrayList<>();
        for (Payload payload : answered) {
            Optional<Payload> ours = offeredPayloads.stream()
                    .filter(p -> p.format().equals(payload.format()) && p.type() == payload.type())
                    .findFirst()
                    .or(() -> offeredPayloads.stream()
                            .filter(p -> p.passesAs(payload))
                            .findFirst());
            ours.ifPresent(p -> agreed.add(payload));
        }
        return agreed;
    }
}
