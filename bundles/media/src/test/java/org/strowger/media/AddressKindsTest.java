package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.strowger.api.media.RtpEndpoint;

/** On all addresses, parties of both kinds of address talk with each other, whichever way "all" is written. */
@RunWith(Parameterized.class)
public class AddressKindsTest {
    @Parameterized.Parameters(name = "{0}")
    public static Object[] all() {
        return new Object[] {"0.0.0.0", "::"};
    }

    @Rule
    public final MediaRig rig;

    public AddressKindsTest(String address) {
        rig = MediaRig.on(address);
    }

    private RtpEndpoint endpoint(Phone phone, String at) {
        RtpEndpoint endpoint = rig.endpoint(phone, MediaRig.ULAW, null);
        phone.to = new InetSocketAddress(at, endpoint.localAddress().getPort());
        return endpoint;
    }

    @Test
    public void fourTalksWithSix() {
        Phone four = rig.phone(1, 0, "127.0.0.1");
        Phone six = rig.phone(2, 0, "::1");
        RtpEndpoint a = endpoint(four, "127.0.0.1");
        RtpEndpoint b = endpoint(six, "::1");
        rig.plane.bridge(a, b);
        MediaRig.await("sound both ways", () -> {
            four.send(new byte[160]);
            six.send(new byte[160]);
            return !four.heard().isEmpty() && !six.heard().isEmpty();
        });
        assertThat(four.heard().get(0).from()).isEqualTo(four.to);
        assertThat(six.heard().get(0).from()).isEqualTo(six.to);
    }
}
