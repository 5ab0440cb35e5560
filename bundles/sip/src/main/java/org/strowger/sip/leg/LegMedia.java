package org.strowger.sip.leg;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.api.media.DigitPath;
import org.strowger.api.media.MediaService;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.sdp.AudioCodec;
import org.strowger.sip.sdp.Direction;
import org.strowger.sip.sdp.MediaSettings;
import org.strowger.sip.sdp.Negotiated;
import org.strowger.sip.sdp.RemoteOffer;
import org.strowger.sip.sdp.SdpException;
import org.strowger.sip.sdp.SdpSession;
import org.strowger.sip.stack.Flow;

/** The sound of one leg: its RTP endpoint and what offers and answers made of it. Written by the mailbox only. */
final class LegMedia {
    /** Not the platform's default generator: that one is looked up through the thread's class loader. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<String> FOR_BROWSERS = List.of("opus", "ulaw", "alaw");

    private static final Comparator<Codec> BETTER_FIRST =
            Comparator.comparingInt(Codec::sampleRate).reversed();

    private final EndpointMedia own;
    private final LegVideo video;
    private final SdpSession session;
    private volatile List<AudioFormat> formats = List.of();
    private volatile AudioFormat format;
    private volatile boolean held;
    private boolean offered;
    private boolean settled;
    private final SipAccount.DtmfMode mode;
    private boolean usesInfo;
    private boolean refusesInfo;

    /**
     * @param host the address of ours that the party can reach
     * @param flow to the party
     * @throws org.strowger.api.core.ProblemException when no port is free
     */
    LegMedia(MediaService media, SipAccount account, String legId, String host, Flow flow) {
        mode = account.dtmf();
        SipAccount.MediaPolicy policy = policy(account, flow);
        MediaSettings settings = new MediaSettings(
                codecs(media, names(account, policy)),
                wantsEvents(account),
                account.nat(),
                account.rtpTimeout(),
                media::owns,
                policy,
                RANDOM);
        session = new SdpSession(
                RANDOM.nextInt(Integer.MAX_VALUE), settings, flow.remote().getAddress());
        own = EndpointMedia.of(media.openRtp(legId), host);
        video = new LegVideo(media, legId, host);
    }

    /** A browser comes over WebSocket; the same extension may have a desk phone, too. */
    private static SipAccount.MediaPolicy policy(SipAccount account, Flow flow) {
        boolean web = flow.transport() == SipAccount.Transport.WS || flow.transport() == SipAccount.Transport.WSS;
        SipAccount.MediaPolicy said = account.media();
        return new SipAccount.MediaPolicy(said.encryption(), said.webrtc() && web, said.videoCodecs());
    }

    /** A browser always has a codec that it knows. */
    private static Set<String> names(SipAccount account, SipAccount.MediaPolicy policy) {
        Set<String> names = new LinkedHashSet<>(account.codecs());
        if (policy.webrtc()) {
            names.addAll(FOR_BROWSERS);
        }
        return names;
    }

    /** A name may stand for several formats, such as Speex at 8 and at 16 kHz: the better one first. */
    private static List<AudioCodec> codecs(MediaService media, Set<String> names) {
        List<Codec> there = media.codecs();
        List<AudioCodec> codecs = new ArrayList<>(names.size() + 2);
        List<Codec> named = new ArrayList<>(2);
        for (String name : names) {
            named.clear();
            for (Codec codec : there) {
                if (codec.name().equalsIgnoreCase(name)) {
                    named.add(codec);
                }
            }
            named.sort(BETTER_FIRST);
            named.forEach(codec -> codecs.add(AudioCodec.of(codec)));
        }
        return codecs;
    }

    private static boolean wantsEvents(SipAccount account) {
        return account.dtmf() == SipAccount.DtmfMode.RFC4733 || account.dtmf() == SipAccount.DtmfMode.AUTO;
    }

    /** Reads an offer; it takes effect with the answer. */
    void receiveOffer(String sdp) throws SdpException {
        RemoteOffer offer = session.receiveOffer(sdp);
        formats = offer.formats();
        video.offered(offer.video());
        offered = true;
    }

    /** There is an offer to answer. */
    boolean offered() {
        return offered;
    }

    /** The answer to the offer; the same once it was given. */
    String answer(AudioFormat preferred) {
        return apply(session.answer(own, settled ? format : preferred, Direction.SENDRECV, video.answering()));
    }

    String offer(List<AudioFormat> farFormats) {
        return session.offer(own, farFormats, Direction.SENDRECV, video.offeringAgain());
    }

    /** The first offer to a party that is called; it gets the video that the other party has. */
    String offer(List<AudioFormat> farFormats, List<Payload> farVideo) {
        return session.offer(own, farFormats, Direction.SENDRECV, video.offering(farVideo));
    }

    void receiveAnswer(String sdp) throws SdpException {
        apply(session.receiveAnswer(sdp));
    }

    private String apply(Negotiated agreed) {
        settled = true;
        formats = agreed.formats();
        format = agreed.parameters().audio().format();
        held = agreed.held();
        // Also when nothing is new: a party that is answered later than its early sound begins has its time to be heard
        // anew.
        own.endpoint().negotiate(agreed.parameters().withDigits(digits(agreed.parameters())));
        video.apply(agreed);
        return agreed.localSdp();
    }

    /** A re-offer was refused or its answer never came. */
    void abandon() {
        session.abandon();
    }

    /** A description is in force. */
    boolean settled() {
        return settled;
    }

    /** Where keys shall come as RFC 4733 events and can, the same key in an INFO is its double. */
    boolean takesInfoKeys() {
        RtpParameters agreed = own.endpoint().parameters();
        return mode != SipAccount.DtmfMode.RFC4733 || agreed == null || agreed.events() == null;
    }

    /** The party tells its keys by INFO: where nothing better was agreed on, it gets them like that, too. */
    void keyInInfo() {
        boolean first = !usesInfo;
        usesInfo = true;
        RtpParameters agreed = own.endpoint().parameters();
        if (first && agreed != null && agreed.digits() == DigitPath.INBAND) {
            own.endpoint().negotiate(agreed.withDigits(digits(agreed)));
        }
    }

    /** The party refuses keys in INFO. */
    void noKeysInInfo() {
        refusesInfo = true;
        RtpParameters agreed = own.endpoint().parameters();
        if (agreed != null && agreed.digits() == DigitPath.SIGNALLED_OR_INBAND) {
            own.endpoint().negotiate(agreed.withDigits(digits(agreed)));
        }
    }

    private DigitPath digits(RtpParameters agreed) {
        boolean agreedEvents = agreed.events() != null;
        return switch (mode) {
            case RFC4733 -> DigitPath.EVENTS;
            case INFO -> DigitPath.SIGNALLED;
            case INBAND -> DigitPath.INBAND;
            case AUTO ->
                agreedEvents
                        ? DigitPath.EVENTS
                        : usesInfo && !refusesInfo ? DigitPath.SIGNALLED_OR_INBAND : DigitPath.INBAND;
        };
    }

    /** Keys go to the party by INFO. */
    boolean sendsInfoKeys() {
        RtpParameters agreed = own.endpoint().parameters();
        return agreed != null
                && (agreed.digits() == DigitPath.SIGNALLED || agreed.digits() == DigitPath.SIGNALLED_OR_INBAND);
    }

    RtpEndpoint endpoint() {
        return own.endpoint();
    }

    LegVideo video() {
        return video;
    }

    /** Gives all ports back. */
    void close() {
        own.endpoint().close();
        video.close();
    }

    List<AudioFormat> formats() {
        return formats;
    }

    AudioFormat format() {
        return format;
    }

    boolean held() {
        return held;
    }
}
