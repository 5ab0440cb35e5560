package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One REGISTER with one answer to the challenge, byte by byte under control, to compare what servers say. */
public final class RegisterAttempt {
    private static final int LIMIT_MS = 5000;

    private final InetSocketAddress server;
    private final String user;
    private final String callId = UUID.randomUUID().toString();
    private int cseq;

    private RegisterAttempt(String server, String user) {
        String[] parts = server.split(":");
        this.server = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        this.user = user;
    }

    /** The challenge and the final answer, whole messages as received. */
    public record Answers(String challenge, String last) {
        public int status() {
            return Integer.parseInt(last.substring(8, 11));
        }

        /** The last answer without what must differ from one transaction to the next. */
        public String comparable() {
            return last.replaceAll("(?m)^(Via|From|To|Call-ID|CSeq|Date|Contact):.*$", "$1: …")
                    .replaceAll("nonce=\"[^\"]*\"", "nonce=…")
                    .replaceAll("opaque=\"[^\"]*\"", "opaque=…");
        }
    }

    public static Answers of(String server, String user, String password) {
        RegisterAttempt attempt = new RegisterAttempt(server, user);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(LIMIT_MS);
            String challenge = attempt.exchange(socket, "");
            if (!challenge.startsWith("SIP/2.0 401")) {
                return new Answers(challenge, challenge);
            }
            return new Answers(
                    challenge,
                    attempt.exchange(
                            socket, Digest.authorization(challenge, "REGISTER", attempt.uri(), user, password)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String exchange(DatagramSocket socket, String authorization) throws IOException {
        cseq++;
        String local = "127.0.0.1:" + socket.getLocalPort();
        String message = "REGISTER " + uri() + " SIP/2.0\r\nVia: SIP/2.0/UDP " + local + ";rport;branch=z9hG4bK"
                + callId
                + cseq + "\r\nFrom: <sip:" + user + "@" + host() + ">;tag=" + callId + "\r\nTo: <sip:" + user + "@"
                + host() + ">\r\nCall-ID: " + callId + "\r\nCSeq: " + cseq + " REGISTER\r\nContact: <sip:" + user + "@"
                + local + ">\r\nMax-Forwards: 70\r\nExpires: 60\r\n" + authorization + "Content-Length: 0\r\n\r\n";
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, server));
        return receiveFinal(socket);
    }

    private static String receiveFinal(DatagramSocket socket) throws IOException {
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[8192], 8192);
            socket.receive(packet);
            String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            if (!text.startsWith("SIP/2.0 1")) {
                return text;
            }
        }
    }

    private String uri() {
        return "sip:" + host();
    }

    private String host() {
        return server.getHostString() + ":" + server.getPort();
    }
}
