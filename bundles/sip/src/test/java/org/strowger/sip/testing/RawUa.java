package org.strowger.sip.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A phone made of a socket and string functions. Keeps everything it receives; tests take messages from it in order. */
public final class RawUa implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String user;
    private final InetSocketAddress server;
    private final DatagramSocket datagrams;
    private final Socket connection;
    private final List<SipText> received = new ArrayList<>();
    private int cseq = 1;

    private final WebSocketWire wire;

    private RawUa(
            String user, InetSocketAddress server, DatagramSocket datagrams, Socket connection, WebSocketWire wire) {
        this.wire = wire;
        this.user = user;
        this.server = server;
        this.datagrams = datagrams;
        this.connection = connection;
        Thread reader = new Thread(datagrams == null ? this::readStream : this::readDatagrams, "ua-" + user);
        reader.setDaemon(true);
        reader.start();
    }

    public static RawUa udp(String user, int serverPort) throws IOException {
        return udp(user, InetAddress.getByName("127.0.0.1"), serverPort);
    }

    /** On a loopback address of either kind. */
    public static RawUa udp(String user, InetAddress loopback, int serverPort) throws IOException {
        return new RawUa(
                user, new InetSocketAddress(loopback, serverPort), new DatagramSocket(0, loopback), null, null);
    }

    /** Over a connection, plain or TLS. */
    public static RawUa stream(String user, Socket connected) {
        return new RawUa(user, (InetSocketAddress) connected.getRemoteSocketAddress(), null, connected, null);
    }

    /** Over a WebSocket, plain; its contact is one that only this connection leads to. */
    public static RawUa webSocket(String user, Socket connected) throws IOException {
        WebSocketWire wire = WebSocketWire.open(connected);
        return new RawUa(user, (InetSocketAddress) connected.getRemoteSocketAddress(), null, connected, wire);
    }

    public String transport() {
        if (datagrams != null) {
            return "UDP";
        }
        if (wire != null) {
            return "WS";
        }
        return connection instanceof javax.net.ssl.SSLSocket ? "TLS" : "TCP";
    }

    public String user() {
        return user;
    }

    public int port() {
        return datagrams != null ? datagrams.getLocalPort() : connection.getLocalPort();
    }

    public String address() {
        return wire != null ? "x" + port() + ".invalid" : host() + ":" + port();
    }

    /** As URIs have it. */
    public String host() {
        return server.getAddress() instanceof Inet6Address ? "[::1]" : "127.0.0.1";
    }

    public String contact() {
        String parameter = datagrams != null ? "" : ";transport=" + transport().toLowerCase(java.util.Locale.ROOT);
        return "<sip:" + user + "@" + address() + parameter + ">";
    }

    public static String unique() {
        return "x" + COUNT.incrementAndGet() + "-" + Long.toHexString(System.nanoTime());
    }

    /** A request outside a dialog, with everything it needs; headers end without line break. */
    public String request(
            String method,
            String uri,
            String callId,
            String fromTag,
            String toUri,
            int number,
            String more,
            String body) {
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + transport() + " " + address() + ";branch=z9hG4bK" + unique() + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:" + user + "@" + host() + ">;tag=" + fromTag + "\r\n"
                + "To: <" + toUri + ">\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + number + " " + method + "\r\n"
                + "User-Agent: Raw UA 1.0 (as wordy as phones are)\r\n"
                + "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY, MESSAGE\r\n"
                + (method.equals("CANCEL") ? "" : "Contact: " + contact() + "\r\n")
                + (more.isEmpty() ? "" : more + "\r\n")
                + content(body);
    }

    public static String content(String body) {
        String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
        return type + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    public int nextCseq() {
        return cseq++;
    }

    /** A response to a request that came. */
    public void respond(SipText request, int status, String toTag, String more, String body) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + " X\r\n");
        request.headers("Via").forEach(v -> text.append("Via: ").append(v).append("\r\n"));
        request.headers("Record-Route")
                .forEach(v -> text.append("Record-Route: ").append(v).append("\r\n"));
        text.append("From: ").append(request.header("From")).append("\r\n");
        String to = request.header("To");
        text.append("To: ")
                .append(to.contains(";tag=") || toTag.isEmpty() ? to : to + ";tag=" + toTag)
                .append("\r\n");
        text.append("Call-ID: ").append(request.header("Call-ID")).append("\r\n");
        text.append("CSeq: ").append(request.header("CSeq")).append("\r\n");
        if (!more.contains("Contact:")) {
            text.append("Contact: ").append(contact()).append("\r\n");
        }
        if (!more.isEmpty()) {
            text.append(more).append("\r\n");
        }
        send(text + content(body));
    }

    public void send(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            if (datagrams != null) {
                datagrams.send(new DatagramPacket(bytes, bytes.length, server));
            } else {
                connection.getOutputStream().write(wire == null ? bytes : WebSocketWire.frame(bytes));
                connection.getOutputStream().flush();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the next message that fits and takes it; others stay. */
    public SipText take(String what, Predicate<SipText> wanted) {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        synchronized (received) {
            while (true) {
                for (int i = 0; i < received.size(); i++) {
                    if (wanted.test(received.get(i))) {
                        return received.remove(i);
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError(user + " waits for " + what + " and has only " + received);
                }
                waitFor(left);
            }
        }
    }

    private void waitFor(long millis) {
        try {
            received.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public SipText takeRequest(String method) {
        return take(method, m -> m.request() && m.method().equals(method));
    }

    /** A response to a method, provisional ones other than this one are left. */
    public SipText takeStatus(String method, int status) {
        return take(status + " to " + method, m -> !m.request() && m.method().equals(method) && m.status() == status);
    }

    /** How many messages that fit have come and were not taken. */
    public long waiting(Predicate<SipText> wanted) {
        synchronized (received) {
            return received.stream().filter(wanted).count();
        }
    }

    private void keep(String text) {
        if (text.isBlank()) {
            return;
        }
        synchronized (received) {
            received.add(SipText.parse(text));
            received.notifyAll();
        }
    }

    private void readDatagrams() {
        byte[] buffer = new byte[65_535];
        while (!datagrams.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                datagrams.receive(packet);
            } catch (IOException e) {
                return;
            }
            keep(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8));
        }
    }

    private void readStream() {
        if (wire != null) {
            wire.messages(this::keep);
            return;
        }
        StringBuilder pending = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            InputStream in = connection.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                pending.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                split(pending);
            }
        } catch (IOException e) {
            keep("");
        }
    }

    private void split(StringBuilder pending) {
        while (true) {
            while (pending.length() > 0 && (pending.charAt(0) == '\r' || pending.charAt(0) == '\n')) {
                pending.deleteCharAt(0);
            }
            int end = pending.indexOf("\r\n\r\n");
            if (end < 0) {
                return;
            }
            String length = SipText.parse(pending.substring(0, end)).header("Content-Length");
            int total = end + 4 + (length.isEmpty() ? 0 : Integer.parseInt(length));
            if (pending.length() < total) {
                return;
            }
            keep(pending.substring(0, total));
            pending.delete(0, total);
        }
    }

    @Override
    public void close() {
        try {
            if (datagrams != null) {
                datagrams.close();
            } else {
                connection.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
