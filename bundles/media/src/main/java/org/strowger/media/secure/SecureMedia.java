package org.strowger.media.secure;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.api.media.IceCredentials;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.RtpTransport;
import org.strowger.api.media.SrtpKey;
import org.strowger.media.dtls.DtlsAssociation;
import org.strowger.media.dtls.DtlsEngine;
import org.strowger.media.srtp.Srtp;

/**
 * ICE, DTLS and SRTP of one endpoint: stands between its sockets and the plain packets. Where protection was agreed, no
 * plain packet passes in either direction, from the agreement on and not only once there are keys. On the loop's thread,
 * except where said.
 */
public final class SecureMedia {
    /** The sockets, and whom to tell. */
    public interface Wire {
        /** Sends on a component's socket. Any thread. */
        void send(int component, ByteBuffer packet, InetSocketAddress to);

        /** Where a component's packets go to; null for nowhere. Any thread. */
        InetSocketAddress target(int component);

        /** From now on a component's packets go there; null for nowhere. */
        void aim(int component, InetSocketAddress address);

        void onLoop(Runnable task);

        /** Other keys come into force: the outgoing stream begins anew. Any thread. */
        void rekeyed();

        void secured();

        void failed(Problem reason);

        /** The party agrees no longer to be sent to. */
        void dead();
    }

    /** Time that the party has to be through with ICE and DTLS. */
    static final long SETUP_NANOS = 30_000_000_000L;
    /** Time without a check or a genuine packet after which the party is gone (RFC 7675). */
    static final long CONSENT_NANOS = 30_000_000_000L;

    private final Srtp srtp;
    private final DtlsEngine engine;
    private final Wire wire;
    private final IceSession session;
    private final Component rtp;
    private final Component rtcp;
    private final Inbound inbound = new Inbound();
    private volatile Outbound outbound = Outbound.PLAIN;
    private volatile RtpTransport agreed;
    private volatile boolean secured = true;
    private volatile String suite = "";
    private long since;
    private long lastGenuine;
    private boolean dead;
    private boolean failed;

    /** @param secrets makes ICE credentials of ours */
    public SecureMedia(Srtp srtp, DtlsEngine engine, Supplier<IceCredentials> secrets, Wire wire) {
        this.srtp = srtp;
        this.engine = engine;
        this.wire = wire;
        session = new IceSession(secrets);
        rtp = new Component(Component.RTP, session.ours(), wire);
        rtcp = new Component(Component.RTCP, session.ours(), wire);
    }

    /** Any thread. */
    public IceCredentials ice() {
        return session.ours();
    }

    /** To be told to a party with these: others than before when it has begun anew. Any thread. */
    public IceCredentials ice(IceCredentials party) {
        return session.answering(
                party,
                renewed -> wire.onLoop(() -> {
                    rtp.ice.renewed(renewed);
                    rtcp.ice.renewed(renewed);
                }));
    }

    /** Keys are in force, or none are needed. Any thread. */
    public boolean secured() {
        return secured;
    }

    /** In a few words, for people; empty when nothing is protected. Any thread. */
    public String description() {
        RtpTransport now = agreed;
        String kind = now == null || now.security() instanceof MediaSecurity.None
                ? ""
                : now.security() instanceof MediaSecurity.Dtls ? "DTLS-SRTP " + suite : "SDES " + suite;
        InetSocketAddress pair = now == null || now.ice() == null ? null : wire.target(Component.RTP);
        String path = pair == null ? "" : "ICE " + pair.getAddress().getHostAddress() + ":" + pair.getPort();
        return (kind.trim() + " " + path).trim();
    }

    /** What to send for RTP, null for nothing. Any thread. */
    public ByteBuffer outgoing(ByteBuffer packet) {
        return outbound.rtp(packet);
    }

    /** What to send for RTCP, null for nothing. Any thread. */
    public ByteBuffer outgoingControl(ByteBuffer packet) {
        return outbound.rtcp(packet);
    }

    /**
     * Offer and answer agreed: from the return of this on, nothing goes out unprotected that must not. Any thread, one
     * call at a time.
     *
     * @return the rest of the change, to be run on the loop once the sockets know where to send
     */
    public Runnable negotiated(RtpTransport now, long nanos) {
        RtpTransport before = agreed;
        agreed = now;
        session.agreed(now.ice());
        boolean changed = before == null || !same(now, before);
        if (changed && now.security() instanceof MediaSecurity.Sdes sdes) {
            boolean sameOwn = before != null
                    && before.security() instanceof MediaSecurity.Sdes old
                    && old.ours().equals(sdes.ours());
            sdes(sdes, sameOwn);
        } else if (changed && now.security() instanceof MediaSecurity.Dtls) {
            secured = false;
            outbound = Outbound.NOTHING;
        } else if (changed) {
            secured = true;
        }
        return () -> apply(now, before, changed, nanos);
    }

    private static boolean same(RtpTransport now, RtpTransport before) {
        boolean plainOrSdes = !(now.security() instanceof MediaSecurity.Dtls);
        return now.security().equals(before.security()) && (plainOrSdes || now.rtcpMux() == before.rtcpMux());
    }

    private void sdes(MediaSecurity.Sdes keys, boolean sameOwn) {
        secured = true;
        suite = keys.ours().suite().name();
        if (Arrays.equals(keys.ours().material(), keys.theirs().material())) {
            // One key for both directions would let packets be sent back as ours.
            outbound = Outbound.NOTHING;
            secured = false;
        } else if (!sameOwn) {
            if (outbound.rtp() != null) {
                wire.rekeyed();
            }
            var sender = srtp.sender(keys.ours());
            outbound = new Outbound(false, sender, sender);
        }
    }

    private void apply(RtpTransport now, RtpTransport before, boolean changed, long nanos) {
        since = nanos;
        lastGenuine = nanos;
        dead = false;
        if (changed) {
            failed = false;
            protect(now, before, nanos);
        }
        rtp.negotiated(now.ice());
        rtcp.negotiated(now.ice());
        rtp.begin();
        rtcp.begin();
    }

    private void protect(RtpTransport now, RtpTransport before, long nanos) {
        rtp.dtls(null);
        rtcp.dtls(null);
        if (now.security() instanceof MediaSecurity.Sdes keys) {
            boolean sameTheirs = before != null
                    && before.security() instanceof MediaSecurity.Sdes old
                    && old.theirs().equals(keys.theirs());
            if (Arrays.equals(keys.ours().material(), keys.theirs().material())) {
                inbound.nothing();
                fail(new Problem(
                        "media.srtp.reuse",
                        "",
                        Text.of("The party uses our own key for encrypted media.", "对方在媒体加密中重复使用了本方密钥。")));
            } else if (!sameTheirs) {
                var receiver = srtp.receiver(keys.theirs());
                inbound.keys(receiver, receiver, nanos);
            }
        } else if (now.security() instanceof MediaSecurity.Dtls dtls) {
            inbound.nothing();
            associate(rtp, dtls, now);
            if (!now.rtcpMux()) {
                associate(rtcp, dtls, now);
            }
        } else {
            inbound.plain();
            outbound = Outbound.PLAIN;
        }
    }

    private void associate(Component component, MediaSecurity.Dtls agreement, RtpTransport now) {
        DtlsAssociation made = engine.associate(agreement, now.ice() == null, new DtlsAssociation.Wire() {
            @Override
            public void send(ByteBuffer datagram) {
                component.sendDtls(datagram);
            }

            @Override
            public void secured(SrtpKey ours, SrtpKey theirs) {
                wire.onLoop(() -> keys(component, now, ours, theirs));
            }

            @Override
            public void failed(Problem reason) {
                wire.onLoop(() -> {
                    if (same(now, agreed)) {
                        fail(reason);
                    }
                });
            }
        });
        component.dtls(made);
        if (made == null) {
            fail(DtlsEngine.unusable());
        }
    }

    private void keys(Component component, RtpTransport of, SrtpKey mine, SrtpKey theirs) {
        if (component.dtls == null || !same(of, agreed)) {
            return;
        }
        component.sender = srtp.sender(mine);
        component.receiver = srtp.receiver(theirs);
        Component reports = of.rtcpMux() ? rtp : rtcp;
        if (component == rtp) {
            wire.rekeyed();
            suite = mine.suite().name();
        }
        inbound.keys(rtp.receiver, reports.receiver, since);
        outbound = new Outbound(false, rtp.sender, reports.sender);
        if (component == rtp) {
            secured = true;
            wire.secured();
        }
    }

    private void fail(Problem reason) {
        if (!failed) {
            failed = true;
            outbound = Outbound.NOTHING;
            secured = false;
            inbound.nothing();
            wire.failed(reason);
        }
    }

    /** A packet that is neither RTP nor RTCP came; false when it does not count. */
    public boolean control(int component, ByteBuffer packet, InetSocketAddress source, long now) {
        Component which = component == Component.RTP ? rtp : rtcp;
        long before = which.ice.lastCheck();
        boolean counts = which.control(packet, source, now);
        if (dead && which.ice.checked() && which.ice.lastCheck() != before) {
            dead = false;
            lastGenuine = now;
            wire.aim(Component.RTP, rtp.ice.selected());
            wire.aim(Component.RTCP, rtcp.ice.selected());
        }
        return counts;
    }

    /** A packet of RTP or RTCP came: makes it plain in its place; false when it does not count. */
    public boolean incoming(int component, boolean control, ByteBuffer packet, InetSocketAddress source, long now) {
        Component which = component == Component.RTP ? rtp : rtcp;
        if (!which.admits(source) || !inbound.accept(control, packet, now)) {
            return false;
        }
        lastGenuine = now;
        return true;
    }

    /** Regular work, about twice a second. */
    public void housekeep(long now) {
        RtpTransport current = agreed;
        if (current == null || failed) {
            return;
        }
        if (current.security() instanceof MediaSecurity.Dtls && !secured) {
            rtp.begin();
            if (now - since > SETUP_NANOS) {
                fail(DtlsEngine.late());
            }
        }
        if (current.security() instanceof MediaSecurity.Dtls && !current.rtcpMux()) {
            rtcp.begin();
        }
        if (current.ice() != null) {
            consent(now);
        }
    }

    private void consent(long now) {
        long last = rtp.ice.checked() && rtp.ice.lastCheck() - lastGenuine > 0 ? rtp.ice.lastCheck() : lastGenuine;
        if (!dead && now - last > CONSENT_NANOS) {
            dead = true;
            wire.aim(Component.RTP, null);
            wire.aim(Component.RTCP, null);
            wire.dead();
        }
    }

    /** The endpoint closed. */
    public void close() {
        rtp.dtls(null);
        rtcp.dtls(null);
    }
}
