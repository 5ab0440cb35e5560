package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.sip.stack.StackException;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;

public class PolicingTest {
    private static final int RATE = 10;
    private static final int BURST = 40;
    private static final String OFFER = Sdp.audio(30_000, "0 8", "sendrecv");

    @Rule
    public final SipFixture sip = new SipFixture();

    private final int port = SipFixture.freePort();

    private String options(RawUa phone) {
        String uri = "sip:127.0.0.1:" + port;
        return phone.request("OPTIONS", uri, RawUa.unique(), RawUa.unique(), uri, 1, "", "");
    }

    private String invite(RawUa phone, String number) {
        String uri = "sip:" + number + "@127.0.0.1:" + port;
        return phone.request("INVITE", uri, RawUa.unique(), RawUa.unique(), uri, 1, "", OFFER);
    }

    private static int answers(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(1000);
        for (int count = 0; ; count++) {
            try {
                socket.receive(new DatagramPacket(new byte[2000], 2000));
            } catch (SocketTimeoutException e) {
                return count;
            }
        }
    }

    @Test
    public void oneSourceCannotTakeTheOthersTurn() throws IOException, StackException {
        SipServer server = sip.policed(port, RATE);
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (RawUa phone = RawUa.udp("101", port);
                DatagramSocket flood = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
            for (int i = 0; i < 3 * BURST; i++) {
                byte[] message = options(phone).getBytes(StandardCharsets.UTF_8);
                flood.send(new DatagramPacket(message, message.length, loopback, port));
            }
            phone.send(options(phone));
            phone.takeStatus("OPTIONS", 200);
            assertThat(answers(flood)).isEqualTo(BURST);
        } finally {
            server.close();
        }
    }

    @Test
    public void aMessageOverAConnectionCountsOnce() throws IOException, StackException {
        SipServer server = sip.policed(port, RATE);
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (RawUa phone = RawUa.stream("101", new Socket(loopback, port, InetAddress.getByName("127.0.0.2"), 0))) {
            for (int i = 0; i < 3 * BURST; i++) {
                phone.send(options(phone));
            }
            for (int i = 0; i < BURST; i++) {
                phone.takeStatus("OPTIONS", 200);
            }
        } finally {
            server.close();
        }
    }

    @Test
    public void emergencyCallsAreLetInOverConnectionsToo() throws IOException, StackException {
        SipServer server = sip.busy(port, 1);
        try (RawUa phone = RawUa.stream("101", new Socket("127.0.0.1", port))) {
            phone.send(options(phone));
            phone.takeStatus("OPTIONS", 200);
            phone.send(invite(phone, "102"));
            phone.takeStatus("INVITE", 503);
            phone.send(invite(phone, "112"));
            phone.takeStatus("INVITE", 401);
        } finally {
            server.close();
        }
    }
}
