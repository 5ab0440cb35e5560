package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone that may register and call, and puts whatever it is told into the texts of its messages. */
public final class HostilePhone implements AutoCloseable {
    private static final int LIMIT_MS = 5000;
    private static final Pattern TO = Pattern.compile("(?mi)^To: *(.*?)\\r?$");

    private final InetSocketAddress server;
    private final String user;
    private final String password;
    private final Texts texts;
    private final DatagramSocket socket;
    private final String tag = UUID.randomUUID().toString();
    private int cseq;

    /** What it says of itself. */
    public record Texts(String displayName, String userAgent, String callId, String contactName) {}

    public HostilePhone(String server, String user, String password, Texts texts) {
        String[] parts = server.split(":");
        this.server = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        this.user = user;
        this.password = password;
        this.texts = texts;
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(LIMIT_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int register() {
        return status(proven("REGISTER", "sip:" + host(), self(), "reg", "Expires: 300\r\n", ""));
    }

    /** Calls and takes the answer; the status of a refusal otherwise. */
    public int call(String dialed) {
        String uri = "sip:" + dialed + "@" + host();
        String call = "call-" + cseq;
        String sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + "m=audio "
                + (socket.getLocalPort() & ~1) + " RTP/AVP 0\r\n";
        String answer = proven("INVITE", uri, "<" + uri + ">", call, "Content-Type: application/sdp\r\n", sdp);
        if (status(answer) == 200) {
            Matcher to = TO.matcher(answer);
            send(message("ACK", uri, to.find() ? to.group(1) : "", call, "", ""));
        }
        return status(answer);
    }

    private String proven(String method, String uri, String to, String call, String headers, String body) {
        cseq++;
        String first = exchange(method, uri, to, call, headers, body);
        if (status(first) != 401 && status(first) != 407) {
            return first;
        }
        boolean proxy = status(first) == 407;
        String proof = Digest.authorization(
                first.replace("Proxy-Authenticate", "WWW-Authenticate"), method, uri, user, password);
        if (method.equals("INVITE")) {
            Matcher refused = TO.matcher(first);
            send(message("ACK", uri, refused.find() ? refused.group(1) : to, call, "", ""));
        }
        cseq++;
        return exchange(method, uri, to, call, headers + (proxy ? "Proxy-" + proof : proof), body);
    }

    private String exchange(String method, String uri, String to, String call, String headers, String body) {
        send(message(method, uri, to, call, headers, body));
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[16_384], 16_384);
                socket.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                if (text.startsWith("SIP/2.0 ")
                        && !text.startsWith("SIP/2.0 1")
                        && text.contains(cseq + " " + method)) {
                    return text;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String message(String method, String uri, String to, String call, String headers, String body) {
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort()
                + ";rport;branch=z9hG4bK" + tag + method + cseq
                + "\r\nFrom: \"" + texts.displayName() + "\" <sip:" + user + "@" + host() + ">;tag=" + tag
                + "\r\nTo: " + to + "\r\nCall-ID: " + texts.callId() + call + "\r\nCSeq: " + cseq + " " + method
                + "\r\nContact: \"" + texts.contactName() + "\" <sip:" + user + "@127.0.0.1:" + socket.getLocalPort()
                + ">\r\nMax-Forwards: 70\r\nUser-Agent: " + texts.userAgent() + "\r\n" + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void send(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String self() {
        return "<sip:" + user + "@" + host() + ">";
    }

    private String host() {
        return server.getHostString() + ":" + server.getPort();
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(8, 11));
    }

    @Override
    public void close() {
        socket.close();
    }
}
