package org.strowger.media.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.strowger.api.media.MediaListener;
import org.strowger.media.digit.KeyListener;

/** What happens with a packet of one party. On the loop's thread, except where said. */
final class Reception {
    /** More packets a second than any phone sends; what is above is thrown away, and an echo of an echo dies out. */
    private static final int PACKETS_A_SECOND = 250;

    private static final int BURST = 250;

    private final ReceptionMeter meter;
    private final RtpPacket packet = new RtpPacket();
    private final SourceLatch latch = new SourceLatch();
    private final KeyListener keys = new Teller();
    private final EventReceiver events = new EventReceiver(keys);
    private final Consumer<InetSocketAddress> located;
    private Negotiated negotiated;
    /** Looks for keys in the sound; null when there are none to be expected. */
    private ToneReceiver tones;

    private double tokens = BURST;
    private long tokensNanos;
    private long lastNanos;
    private boolean silenceTold;
    private boolean open;
    private volatile MediaListener listener = new MediaListener() {};
    private volatile PacketSink sink;
    private volatile PacketSink[] taps = {};

    /** @param located told where the party really is, once known and whenever it changes */
    Reception(ReceptionMeter meter, Consumer<InetSocketAddress> located) {
        this.meter = meter;
        this.located = located;
    }

    void negotiated(Negotiated now, long nanos) {
        negotiated = now;
        latch.negotiated(now.parameters().remote(), now.parameters().symmetric(), nanos);
        latch.vouched(now.parameters().transport().ice() != null);
        lastNanos = nanos;
        silenceTold = false;
        open = true;
        if (!now.parameters().digits().listensForTones()) {
            end();
        } else if (tones == null) {
            tones = new ToneReceiver(keys);
        }
    }

    /** Gives back what it holds. */
    void end() {
        if (tones != null) {
            tones.close();
            tones = null;
        }
    }

    /** Whoever listens at the moment is told. */
    private final class Teller implements KeyListener {
        @Override
        public void begins(char digit) {
            listener.digitBegins(digit);
        }

        @Override
        public void ends(char digit, int milliseconds) {
            listener.digit(digit, milliseconds);
        }
    }

    /** Any thread. */
    void listener(MediaListener told) {
        listener = told == null ? new MediaListener() {} : told;
    }

    /** Tells the listener something. */
    void tell(Consumer<MediaListener> what) {
        what.accept(listener);
    }

    /** The party is gone, which is told like its silence, and once. */
    void silent() {
        if (!silenceTold) {
            silenceTold = true;
            listener.timeout();
        }
    }

    /** Any thread. */
    void sink(PacketSink to) {
        sink = to;
    }

    /** Has somebody else, such as a recorder, hear everything too. Any thread. */
    synchronized void tap(PacketSink by) {
        PacketSink[] more = Arrays.copyOf(taps, taps.length + 1);
        more[taps.length] = by;
        taps = more;
    }

    /** Any thread. */
    synchronized void untap(PacketSink by) {
        taps = Arrays.stream(taps).filter(tap -> tap != by).toArray(PacketSink[]::new);
    }

    void packet(ByteBuffer buffer, InetSocketAddress source, long now) {
        int length = buffer.limit();
        InetSocketAddress before = latch.locked();
        if (!open || !packet.parse(buffer) || !latch.accept(source, packet, now) || !allowed(now)) {
            meter.reject();
            return;
        }
        if (latch.locked() != before) {
            located.accept(latch.locked());
        }
        lastNanos = now;
        silenceTold = false;
        if (negotiated.parameters().receiving()) {
            dispatch(length, now);
        }
    }

    private boolean allowed(long now) {
        tokens = Math.min(BURST, tokens + (now - tokensNanos) * (PACKETS_A_SECOND / 1e9));
        tokensNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    private void dispatch(int length, long now) {
        int type = packet.type();
        boolean event = negotiated.event(type);
        boolean noise = !event && negotiated.noise(type);
        boolean audio = !event && !noise && negotiated.received(type) != null;
        meter.packet(packet, length, negotiated.clockRate(), audio, now);
        if (event) {
            events.packet(packet, negotiated.eventClockRate(type), now);
        }
        for (PacketSink tap : taps) {
            hand(tap, event, noise, audio, now);
        }
        boolean tone = tones != null && tone(noise, audio, now);
        PacketSink to = sink;
        if (to != null && tone) {
            to.tone(packet, negotiated, now);
        } else if (to != null) {
            hand(to, event, noise, audio, now);
        }
    }

    private boolean tone(boolean noise, boolean audio, long now) {
        if (noise) {
            tones.silence();
        }
        return audio && tones.hears(packet, negotiated, now);
    }

    private void hand(PacketSink to, boolean event, boolean noise, boolean audio, long now) {
        if (audio) {
            to.audio(packet, negotiated, now);
        } else if (event) {
            to.event(packet, negotiated, now);
        } else if (noise) {
            to.noise(packet, negotiated, now);
        } else {
            to.skip(packet);
        }
    }

    /** Could a packet from there count? */
    boolean expects(InetSocketAddress source, long now) {
        return latch.possible(source, now);
    }

    /** Is this the host that the party's packets come from? */
    boolean trusts(InetSocketAddress source) {
        if (latch.vouched()) {
            return true;
        }
        InetSocketAddress locked = latch.locked();
        InetSocketAddress party = locked != null || negotiated == null
                ? locked
                : negotiated.parameters().remote();
        return party != null && source.getAddress().equals(party.getAddress());
    }

    /** Regular housekeeping: lost ends of digits, and silence. */
    void idle(long now) {
        if (negotiated == null) {
            return;
        }
        events.idle(negotiated.eventClockRate(), now);
        if (tones != null) {
            tones.idle(now);
        }
        long timeout = negotiated.parameters().timeout().toNanos();
        if (timeout > 0 && negotiated.parameters().receiving() && !silenceTold && now - lastNanos >= timeout) {
            silent();
        }
    }
}
