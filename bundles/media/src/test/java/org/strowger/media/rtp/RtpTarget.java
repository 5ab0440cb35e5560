package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import org.strowger.media.digit.KeyListener;
import org.strowger.testkit.fuzz.Bounded;

/** A few packets, each after its length in two bytes: as RTP with telephone events and as RTCP. */
public final class RtpTarget {
    private static final int RATE = 8000;

    private RtpTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, RtpTarget::read);
    }

    private static void read(byte[] input) {
        Packets packets = new Packets();
        ByteBuffer in = ByteBuffer.wrap(input);
        for (long now = 0; in.remaining() > 2; now += 20_000_000) {
            int length = Math.min(in.getShort() & 0xFFFF, in.remaining());
            byte[] packet = new byte[length];
            in.get(packet);
            packets.read(packet, now);
        }
    }

    /** What one party's packets meet. */
    private static final class Packets {
        private final Random random = new Random(1);
        private final ReceptionMeter meter = new ReceptionMeter();
        private final RtpPacket view = new RtpPacket();
        private final EventReceiver events = new EventReceiver(new Digits());
        private final Rtcp rtcp = new Rtcp(new Sent(), meter, random, Instant.EPOCH, 0);

        void read(byte[] bytes, long now) {
            ByteBuffer packet = ByteBuffer.wrap(bytes);
            if (view.parse(packet)) {
                meter.packet(view, bytes.length, RATE, true, now);
                events.packet(view, RATE, now);
                if (view.payload().remaining() != view.payloadLength()) {
                    throw new AssertionError("the payload has another length");
                }
            }
            RtpPacket.looksLikeRtcp(packet.clear());
            rtcp.received(packet.clear(), now);
            rtcp.report(now);
            events.idle(RATE, now + 1_000_000_000L);
        }
    }

    private static final class Digits implements KeyListener {
        @Override
        public void begins(char digit) {}

        @Override
        public void ends(char digit, int milliseconds) {
            if (milliseconds < 0) {
                throw new AssertionError("a digit of " + milliseconds + " ms");
            }
        }
    }

    private static final class Sent implements SentStream {
        @Override
        public int ssrc() {
            return 0x01020304;
        }

        @Override
        public long packets() {
            return 50;
        }

        @Override
        public long bytes() {
            return 8600;
        }

        @Override
        public int timestampAt(long now) {
            return 160;
        }
    }
}
