package org.strowger.media.rtp;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Objects;

/**
 * Decides from whom an endpoint takes packets. It trusts the address of the SDP at once. With symmetric RTP another
 * address is learnt when it proves itself by a steady stream of one SSRC, and only in the first seconds of a
 * negotiation; a source with a better claim (the SDP's host, the SDP's address) may still take its place in that time.
 * After that the choice stands until the SDP names another address: somebody who sprays packets at the ports can
 * neither be heard nor get sound sent to him. Used by one thread.
 */
final class SourceLatch {
    /** Packets in sequence before an address is believed. */
    static final int PROOF_PACKETS = 4;
    /** Time these packets take at least: a burst is no live stream. */
    static final long PROOF_NANOS = 30_000_000L;
    /** Time after a negotiation in which a foreign host is learnt. */
    static final long LEARNING_NANOS = 5_000_000_000L;

    private static final int CANDIDATES = 4;
    private static final int FOREIGN = 0;
    private static final int SAME_HOST = 1;
    private static final int EXACT = 2;

    private static final class Candidate {
        private InetSocketAddress source;
        private int ssrc;
        private int sequence;
        private int count;
        private long since;
    }

    private final Candidate[] candidates = new Candidate[CANDIDATES];
    private InetSocketAddress expected;
    private boolean symmetric;
    private long opened;
    private InetSocketAddress locked;
    private int lockedRank;
    private int replace;
    private boolean vouched;

    /** A negotiation was made; without a remote address nobody is trusted. The same address as before keeps what was learnt, but opens learning when nothing was. */
    void negotiated(InetSocketAddress remote, boolean symmetricRtp, long now) {
        symmetric = symmetricRtp;
        if (!Objects.equals(remote, expected)) {
            expected = remote;
            locked = null;
        }
        if (locked == null) {
            opened = now;
            Arrays.fill(candidates, null);
        }
    }

    /** ICE vouches for every source that it lets pass: then nothing is learnt here. */
    void vouched(boolean byIce) {
        vouched = byIce;
    }

    boolean vouched() {
        return vouched;
    }

    /** The source believed; null while none is. */
    InetSocketAddress locked() {
        return locked;
    }

    /** True when packets from this source count, or could come to. */
    boolean possible(InetSocketAddress source, long now) {
        if (vouched || source.equals(locked)) {
            return true;
        }
        if (expected == null) {
            return false;
        }
        boolean learning = now - opened <= LEARNING_NANOS;
        int rank = rank(source);
        return locked != null ? learning && rank > lockedRank : rank != FOREIGN || symmetric && learning;
    }

    /** True when a packet from this source counts. */
    boolean accept(InetSocketAddress source, RtpPacket packet, long now) {
        if (vouched || source.equals(locked)) {
            return true;
        }
        if (!possible(source, now)) {
            return false;
        }
        int rank = rank(source);
        if (rank < EXACT && !proven(source, packet, now)) {
            return false;
        }
        locked = source;
        lockedRank = rank;
        return true;
    }

    private int rank(InetSocketAddress source) {
        if (source.equals(expected)) {
            return EXACT;
        }
        return source.getAddress().equals(expected.getAddress()) ? SAME_HOST : FOREIGN;
    }

    private boolean proven(InetSocketAddress source, RtpPacket packet, long now) {
        Candidate candidate = candidate(source);
        int step = (short) (packet.sequence() - candidate.sequence);
        boolean goesOn = candidate.count > 0 && candidate.ssrc == packet.ssrc() && step > 0 && step <= 3;
        if (!goesOn) {
            candidate.count = 0;
            candidate.since = now;
            candidate.ssrc = packet.ssrc();
        }
        candidate.sequence = packet.sequence();
        candidate.count++;
        return candidate.count >= PROOF_PACKETS && now - candidate.since >= PROOF_NANOS;
    }

    private Candidate candidate(InetSocketAddress source) {
        for (Candidate known : candidates) {
            if (known != null && known.source.equals(source)) {
                return known;
            }
        }
        Candidate fresh = new Candidate();
        fresh.source = source;
        candidates[replace] = fresh;
        replace = (replace + 1) % CANDIDATES;
        return fresh;
    }
}
