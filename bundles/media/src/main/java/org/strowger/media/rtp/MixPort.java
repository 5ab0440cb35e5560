package org.strowger.media.rtp;

import java.nio.ByteBuffer;

/** A party's place in a conference: what it says comes out here, and what it shall hear goes in. */
public final class MixPort implements Junction {
    private static final int LARGEST_PACKET = 2048;

    private final UdpRtpEndpoint endpoint;
    private final SoundTap tap;
    private final Runnable left;
    private ByteBuffer scratch = ByteBuffer.allocate(LARGEST_PACKET);
    private Negotiated codedFor;
    private Coding coding;

    /** @param left told when the party goes elsewhere or closes */
    public MixPort(UdpRtpEndpoint endpoint, int mixRate, Runnable left) {
        this.endpoint = endpoint;
        this.left = left;
        tap = new SoundTap(mixRate, endpoint.soundMeter());
    }

    /** Takes the party out of where it was, and in. */
    public void open() {
        endpoint.leave();
        endpoint.join(this);
        if (endpoint.closed()) {
            leave();
        }
    }

    /** Lets the party go; nothing comes out any more. */
    public void close() {
        endpoint.part(this);
    }

    public UdpRtpEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public PacketSink from(UdpRtpEndpoint of) {
        return tap;
    }

    @Override
    public void leave() {
        close();
        left.run();
    }

    /** The next piece of what the party says; false when it says nothing. */
    public boolean pull(short[] pcm, int length, long now) {
        return tap.playout().pull(pcm, length, now);
    }

    Negotiated negotiated() {
        return codedFor;
    }

    /** How the party wants to hear; null while nothing can be sent to it. The same object until that changes. */
    public Coding coding() {
        Negotiated now = endpoint.negotiated();
        if (now != codedFor) {
            codedFor = now;
            coding = now == null || now.codec() == null || !now.parameters().sending()
                    ? null
                    : new Coding(now.format(), now.audio().parameters(), now.ptime(), now.codec());
        }
        return coding;
    }

    /** Sends what was encoded last. */
    public void send(MixEncoder encoder, long now) {
        for (int i = 0; i < encoder.count(); i++) {
            ByteBuffer packet = encoder.packet(i);
            if (scratch.capacity() < packet.limit()) {
                scratch = ByteBuffer.allocate(packet.limit());
            }
            scratch.clear().put(0, packet, 0, packet.limit()).limit(packet.limit());
            Negotiated to = codedFor;
            endpoint.out().frame(scratch, this, to.audio().type(), encoder.units(i), to.clockRate(), now, 0);
        }
    }

    /** Gives the decoder back; by the thread that pulls. */
    public void release() {
        tap.playout().close();
        endpoint.soundMeter().ended();
    }
}
