package org.strowger.sip.leg;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.MediaService;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.sip.sdp.Negotiated;
import org.strowger.sip.sdp.VideoWish;

/** The video of one leg: opened when it is offered or accepted, and not before. Written by the mailbox only. */
final class LegVideo {
    private static final Logger LOG = LoggerFactory.getLogger(LegVideo.class);

    private final MediaService media;
    private final String legId;
    private final String host;
    private volatile EndpointMedia own;
    private volatile List<Payload> formats = List.of();
    private volatile boolean inUse;
    private List<Payload> accepted = List.of();

    LegVideo(MediaService media, String legId, String host) {
        this.media = media;
        this.legId = legId;
        this.host = host;
    }

    /** The party has offered these, as far as it may. */
    void offered(List<Payload> theirs) {
        if (!inUse) {
            formats = theirs;
        }
    }

    /** What the other party of the call has. */
    void accept(List<Payload> far) {
        accepted = far;
    }

    /** Video for an answer of ours; null for none. */
    VideoWish answering() {
        return formats.isEmpty() ? null : wish(accepted);
    }

    /** Video for a first offer of ours. */
    VideoWish offering(List<Payload> far) {
        accepted = far;
        return wish(far);
    }

    /** Video for an offer within the session. */
    VideoWish offeringAgain() {
        return inUse ? wish(formats) : null;
    }

    private VideoWish wish(List<Payload> far) {
        if (far.isEmpty() || own == null && !open()) {
            return null;
        }
        return new VideoWish(own, far);
    }

    private boolean open() {
        try {
            own = EndpointMedia.of(media.openVideo(legId + "-video"), host);
            return true;
        } catch (ProblemException e) {
            // The sound has its ports: a call without picture is better than none.
            LOG.debug("No video for {}: {}", legId, e.getMessage());
            return false;
        }
    }

    /** Puts in force what was agreed. */
    void apply(Negotiated agreed) {
        RtpParameters parameters = agreed.video();
        inUse = parameters != null;
        formats = agreed.videoFormats();
        if (inUse) {
            own.endpoint().negotiate(parameters);
        } else if (own != null) {
            stopSending(own.endpoint());
        }
    }

    private static void stopSending(RtpEndpoint endpoint) {
        RtpParameters last = endpoint.parameters();
        if (last != null && last.sending()) {
            endpoint.negotiate(new RtpParameters(
                    last.remote(),
                    last.remoteRtcp(),
                    last.audio(),
                    null,
                    false,
                    false,
                    last.ptime(),
                    last.symmetric(),
                    last.timeout(),
                    last.transport(),
                    last.receivable()));
        }
    }

    /** Null while there is none. */
    RtpEndpoint endpoint() {
        EndpointMedia now = own;
        return inUse && now != null ? now.endpoint() : null;
    }

    List<Payload> formats() {
        return formats;
    }

    void close() {
        EndpointMedia now = own;
        inUse = false;
        if (now != null) {
            now.endpoint().close();
        }
    }
}
