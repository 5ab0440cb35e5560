package org.strowger.media.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.strowger.api.media.IceCredentials;
import org.strowger.testkit.fuzz.Bounded;

/** STUN: no answer is longer than what asked for it by more than its own attributes. */
public final class StunTarget {
    private static final InetSocketAddress SOURCE = new InetSocketAddress("192.0.2.1", 4000);

    private StunTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, StunTarget::read);
    }

    private static void read(byte[] input) {
        IceCredentials ours = new IceCredentials("ours", "our-password-of-24-chars");
        IceLite ice = new IceLite(ours, new IceLite.Wire() {
            @Override
            public void answer(ByteBuffer packet, InetSocketAddress to) {
                if (StunMessage.parse(packet) == null) {
                    throw new AssertionError("the answer is malformed");
                }
            }

            @Override
            public void nominated(InetSocketAddress address) {}
        });
        ByteBuffer packet = ByteBuffer.wrap(input);
        ice.packet(packet, SOURCE, 0);
        ice.packet(packet, SOURCE, 1);
        StunMessage message = StunMessage.parse(packet);
        if (message != null) {
            message.username();
            message.unknown();
        }
    }
}
