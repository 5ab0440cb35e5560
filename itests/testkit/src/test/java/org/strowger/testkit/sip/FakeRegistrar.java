package org.strowger.testkit.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes one password, after it has asked for it. */
final class FakeRegistrar implements AutoCloseable {
    private static final String NONCE = "n0";

    private final DatagramSocket socket;
    private final String password;
    private final List<String> contacts = new CopyOnWriteArrayList<>();

    FakeRegistrar(String password) {
        this.password = password;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "fake-registrar");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    List<String> contacts() {
        return contacts;
    }

    private void serve() {
        DatagramPacket packet = new DatagramPacket(new byte[8192], 8192);
        try {
            while (true) {
                socket.receive(packet);
                SipMessage request =
                        SipMessage.parse(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
                byte[] reply = reply(request).getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String reply(SipMessage request) {
        String head = "Via: " + request.header("via") + "\r\nCSeq: " + request.header("cseq") + "\r\n";
        String authorization = request.header("authorization");
        if (authorization.isEmpty()) {
            return "SIP/2.0 401 Unauthorized\r\n" + head + "WWW-Authenticate: Digest realm=\"here\", nonce=\"" + NONCE
                    + "\", qop=\"auth\"\r\n\r\n";
        }
        String a1 = Digest.md5("101:here:" + password);
        String uri = parameter(authorization, "uri");
        String right = Digest.response(a1, NONCE, parameter(authorization, "cnonce"), "REGISTER", uri);
        if (!parameter(authorization, "response").equals(right)) {
            return "SIP/2.0 403 Forbidden\r\n" + head + "\r\n";
        }
        contacts.remove(request.contact());
        if (!request.header("expires").equals("0")) {
            contacts.add(request.contact());
        }
        return "SIP/2.0 200 OK\r\n" + head + "\r\n";
    }

    private static String parameter(String header, String name) {
        Matcher matcher = Pattern.compile("[ ,]" + name + "=\"([^\"]*)\"").matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public void close() {
        socket.close();
    }
}
