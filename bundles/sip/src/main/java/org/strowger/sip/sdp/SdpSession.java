package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.strowger.api.media.AudioFormat;

/**
 * One dialog's offer/answer state (RFC 3264): keeps the o= line stable, raises its version with each change, keeps the
 * order of m-lines over re-offers. Used by one thread at a time (the call's executor). A failed call changes nothing:
 * what was agreed before stays in force.
 *
 * <p>Inbound: {@link #receiveOffer} then {@link #answer}. Outbound, or an INVITE without SDP: {@link #offer} then
 * {@link #receiveAnswer}. Again for re-INVITE and UPDATE.
 */
public final class SdpSession {
    /**
     * @param sessionId for the o= line; random
     * @param settings of the account
     * @param signalling address the party's signalling comes from; loopback media is accepted only from loopback
     */
    public SdpSession(long sessionId, MediaSettings settings, InetAddress signalling) {
        throw new UnsupportedOperationException();
    }

    /** Reads and checks an offer and keeps it until it is answered; NOT_ACCEPTABLE when no audio stream fits. */
    public RemoteOffer receiveOffer(String sdp) throws SdpException {
        throw new UnsupportedOperationException();
    }

    /**
     * Answers the offer that was received last; called again without a new offer (183, then 200) it may choose anew, and
     * yields the same description when nothing changed.
     *
     * @param local where we receive RTP; RTCP one port higher
     * @param preferred format to choose when the party offers it and the account has it, or null
     * @param wish what we want of the direction; SENDRECV normally
     * @throws IllegalStateException when no offer has been received
     */
    public Negotiated answer(InetSocketAddress local, AudioFormat preferred, Direction wish) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes an offer: the account's codecs in order, those in {@code farFormats} first in the order given there. In a
     * session that was agreed before, payload numbers and m-lines stay.
     *
     * @param farFormats what the other party of the call can do, best first; empty when unknown
     */
    public String offer(InetSocketAddress local, List<AudioFormat> farFormats, Direction wish) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes the answer to the offer that was made last; called again with the same answer (183, then 200) it yields the
     * same.
     */
    public Negotiated receiveAnswer(String sdp) throws SdpException {
        throw new UnsupportedOperationException();
    }

    /** An offer or answer exchange that failed or was refused (491, 488): forgets what is pending. */
    public void abandon() {
        throw new UnsupportedOperationException();
    }

    /** What is in force. */
    public Optional<Negotiated> current() {
        throw new UnsupportedOperationException();
    }
}
