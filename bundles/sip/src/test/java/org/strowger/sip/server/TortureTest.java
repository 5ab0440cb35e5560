package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Every torture message is taken, refused or dropped as it should be by both ways in, and the next one is answered. */
public class TortureTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Rule
    public final SipFixture sip = new SipFixture();

    @Test
    public void overDatagrams() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (DatagramSocket socket = new DatagramSocket(0, LOOPBACK)) {
            socket.setSoTimeout(5000);
            for (Torture each : Torture.all("UDP", socket.getLocalPort())) {
                socket.send(new DatagramPacket(each.message(), each.message().length, LOOPBACK, sip.port));
                judge(each, answer(each, socket), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A message that may stay unanswered is followed by a good one, whose answer says that there is none. */
    private int answer(Torture torture, DatagramSocket socket) throws IOException {
        String good = RawUa.unique();
        if (torture.allowed().contains(Torture.NONE)) {
            byte[] bytes = good("UDP", socket.getLocalPort(), good).getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, sip.port));
        }
        while (true) {
            String answer = receive(socket);
            if (answer.contains(good) || answer.isEmpty()) {
                return Torture.NONE;
            }
            if (answer.contains(torture.id() + "\r")) {
                return SipText.parse(answer).status();
            }
        }
    }

    private static String receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            socket.receive(packet);
        } catch (java.net.SocketTimeoutException e) {
            return "";
        }
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private static String good(String transport, int port, String id) {
        return "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + transport + " 127.0.0.1:" + port
                + ";rport;branch=z9hG4bK"
                + id + "\r\nMax-Forwards: 70\r\nFrom: <sip:101@127.0.0.1>;tag=g\r\nTo: <sip:127.0.0.1>\r\nCall-ID: "
                + id
                + "\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
    }

    @Test
    public void overConnections() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Torture each : Torture.all("TCP", 5060)) {
            try (Socket socket = sip.connect()) {
                socket.setSoTimeout(5000);
                judge(each, answer(each, socket), wrong);
            }
        }
        assertThat(wrong).isEmpty();
        RawUa next = sip.tcpPhone("101");
        assertThat(next.waiting(SipText::request)).isZero();
    }

    /** The status of the first answer; none when the connection is closed, or when a good message is answered first. */
    private static int answer(Torture torture, Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(torture.message());
            if (torture.allowed().contains(Torture.NONE)) {
                socket.getOutputStream().write(good("TCP", 5060, RawUa.unique()).getBytes(StandardCharsets.UTF_8));
            }
            byte[] begin = socket.getInputStream().readNBytes(11);
            int status = begin.length < 11
                    ? Torture.NONE
                    : SipText.parse(new String(begin, StandardCharsets.UTF_8) + " x")
                            .status();
            return status == 200 && torture.allowed().contains(Torture.NONE) ? Torture.NONE : status;
        } catch (SocketException | java.net.SocketTimeoutException e) {
            return Torture.NONE;
        }
    }

    private static void judge(Torture torture, int status, List<String> wrong) {
        if (!torture.allowed().contains(status)) {
            wrong.add(torture.name() + ": " + status + " instead of " + torture.allowed());
        }
    }
}
