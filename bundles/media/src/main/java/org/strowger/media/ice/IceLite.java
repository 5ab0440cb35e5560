package org.strowger.media.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.strowger.api.media.IceCredentials;
import org.strowger.media.srtp.HmacSha1;

/**
 * The lite side of ICE for one component of one stream (RFC 8445 section 2.5): answers checks, and knows from them where
 * the party can be reached. An address counts as the party's when a check that was signed with our password came from
 * it, which only the party knows from the signalling. Strangers get at most a few answers a second, none longer than
 * what they sent. On the loop's thread.
 */
public final class IceLite {
    /** What a check led to. */
    public interface Wire {
        void answer(ByteBuffer packet, InetSocketAddress to);

        /** The party chose this address. */
        void nominated(InetSocketAddress address);
    }

    /** Addresses of a party that are remembered; more replace the oldest. */
    static final int MOST_ADDRESSES = 16;
    /** Checks a second that are looked at, from known addresses and from others: a party with many sends some 20. */
    static final int CHECKS_A_SECOND = 100;
    /** Refusals a second. */
    static final int REFUSALS_A_SECOND = 4;
    /** So long an address of higher priority keeps its place against another nomination (RFC 5245 peers nominate all). */
    static final long PREFERENCE_NANOS = 1_000_000_000L;

    private Own own;
    /** From before the party began anew: checks signed with it may still be on the way. */
    private Own before;

    private final Wire wire;
    private final InetSocketAddress[] valid = new InetSocketAddress[MOST_ADDRESSES];
    private final Allowance known = new Allowance(CHECKS_A_SECOND);
    private final Allowance strangers = new Allowance(CHECKS_A_SECOND);
    private final Allowance refusals = new Allowance(REFUSALS_A_SECOND);
    private int oldest;
    private IceCredentials party;
    private InetSocketAddress selected;
    private long selectedPriority;
    private long selectedNanos;
    private boolean checked;
    private long lastNanos;

    private record Own(String ufrag, HmacSha1 key) {
        static Own of(IceCredentials ours) {
            return new Own(ours.ufrag(), new HmacSha1(ours.password().getBytes(StandardCharsets.UTF_8)));
        }

        /** The name is ours, a colon, and the party's, whatever that is: first checks may outrun the signalling. */
        boolean addressed(String username) {
            return username.length() > ufrag.length()
                    && username.startsWith(ufrag)
                    && username.charAt(ufrag.length()) == ':';
        }
    }

    /** @param ours our credentials */
    public IceLite(IceCredentials ours, Wire wire) {
        own = Own.of(ours);
        this.wire = wire;
    }

    /** We have other credentials from now on; those before still count. */
    public void renewed(IceCredentials ours) {
        before = own;
        own = Own.of(ours);
    }

    /**
     * The party's credentials became known. Others than before are another agent, or the same one that began anew: then
     * nothing learnt counts any more, except that packets go on to the old place until the new one is chosen
     * (RFC 8445 section 9).
     */
    public void negotiated(IceCredentials theirs) {
        if (party != null && !party.equals(theirs)) {
            java.util.Arrays.fill(valid, null);
            if (selected != null) {
                valid[0] = selected;
                oldest = 1;
            }
            selectedPriority = -1;
        }
        party = theirs;
        if (selected != null) {
            wire.nominated(selected);
        }
    }

    /** Where to send; null while nothing was nominated. */
    public InetSocketAddress selected() {
        return selected;
    }

    /** A check that was genuine came from there. */
    public boolean valid(InetSocketAddress source) {
        if (source.equals(selected)) {
            return true;
        }
        for (InetSocketAddress each : valid) {
            if (source.equals(each)) {
                return true;
            }
        }
        return false;
    }

    /** When the last genuine check came, if {@link #checked}. */
    public long lastCheck() {
        return lastNanos;
    }

    public boolean checked() {
        return checked;
    }

    /** A packet that may be STUN; false when it was dropped or refused. */
    public boolean packet(ByteBuffer packet, InetSocketAddress source, long now) {
        if (!(valid(source) ? known : strangers).take(now)) {
            return false;
        }
        StunMessage message = StunMessage.parse(packet);
        if (message == null) {
            return false;
        }
        if (message.type() == StunMessage.INDICATION) {
            // What RFC 5245 agents keep the path open with.
            return valid(source) && live(now);
        }
        return message.type() == StunMessage.REQUEST && request(message, source, now);
    }

    private boolean live(long now) {
        lastNanos = now;
        return true;
    }

    private boolean request(StunMessage request, InetSocketAddress source, long now) {
        if (request.username() == null || !request.signed()) {
            return refuse(request, 400, "Bad Request", source, now);
        }
        Own asked = before != null && before.addressed(request.username()) ? before : own;
        HmacSha1 key = asked.key;
        if (!asked.addressed(request.username()) || !request.signedWith(key)) {
            return refuse(request, 401, "Unauthenticated", source, now);
        }
        if (request.unknown().length > 0) {
            wire.answer(StunAnswer.unknown(request, key), source);
            return false;
        }
        if (request.controlled()) {
            // A lite side never controls: the party has to.
            wire.answer(StunAnswer.error(request, 487, "Role Conflict", key), source);
            return false;
        }
        wire.answer(StunAnswer.success(request, source, key), source);
        checked = true;
        learn(source);
        if (request.useCandidate()) {
            nominate(source, request.priority(), now);
        }
        return live(now);
    }

    private boolean refuse(StunMessage request, int code, String reason, InetSocketAddress source, long now) {
        ByteBuffer answer = StunAnswer.error(request, code, reason, null);
        if (answer.remaining() <= request.length() && refusals.take(now)) {
            wire.answer(answer, source);
        }
        return false;
    }

    private void learn(InetSocketAddress source) {
        if (!valid(source)) {
            valid[oldest] = source;
            oldest = (oldest + 1) % MOST_ADDRESSES;
        }
    }

    private void nominate(InetSocketAddress source, long priority, long now) {
        boolean same = source.equals(selected);
        boolean preferred = priority >= selectedPriority || now - selectedNanos > PREFERENCE_NANOS;
        if (same || selected == null || preferred) {
            selected = source;
            selectedPriority = priority;
            selectedNanos = now;
            if (!same) {
                wire.nominated(source);
            }
        }
    }
}
