package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A busy lamp of a key on a phone: subscribes to a number's dialogs (RFC 4235) and keeps what it is told. */
public final class Lamp implements AutoCloseable {
    private static final Pattern STATE = Pattern.compile("<state[^>]*>([a-z]+)</state>");

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final String user;
    private final String number;
    private final String callId = UUID.randomUUID().toString();
    private final List<String> bodies = new ArrayList<>();
    private CompletableFuture<String> answer = new CompletableFuture<>();
    private int cseq;

    private Lamp(String server, String user, String number) throws IOException {
        String[] parts = server.split(":");
        this.server = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        this.user = user;
        this.number = number;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    /** Subscribes as this user. */
    public static Lamp watch(String server, String user, String password, String number) {
        try {
            Lamp lamp = new Lamp(server, user, number);
            Thread reader = new Thread(lamp::read, "lamp-" + number);
            reader.setDaemon(true);
            reader.start();
            String challenge = lamp.subscribe("");
            String last = lamp.subscribe(Digest.authorization(challenge, "SUBSCRIBE", lamp.uri(), user, password));
            if (!last.startsWith("SIP/2.0 20")) {
                throw new AssertionError("subscription to " + number + " refused:\n" + last);
            }
            return lamp;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String subscribe(String authorization) throws IOException {
        cseq++;
        CompletableFuture<String> awaited = new CompletableFuture<>();
        synchronized (this) {
            answer = awaited;
        }
        String local = "127.0.0.1:" + socket.getLocalPort();
        send("SUBSCRIBE " + uri() + " SIP/2.0\r\nVia: SIP/2.0/UDP " + local + ";rport;branch=z9hG4bK" + callId + cseq
                + "\r\nFrom: <sip:" + user + "@" + host() + ">;tag=" + callId + "\r\nTo: <" + uri() + ">\r\nCall-ID: "
                + callId + "\r\nCSeq: " + cseq + " SUBSCRIBE\r\nContact: <sip:" + user + "@" + local
                + ">\r\nMax-Forwards: 70\r\nEvent: dialog\r\nAccept: application/dialog-info+xml\r\nExpires: 600\r\n"
                + authorization + "Content-Length: 0\r\n\r\n");
        try {
            return awaited.get(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer to the subscription to " + number, e);
        }
    }

    private void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, server));
    }

    private void read() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[16_384], 16_384);
                socket.receive(packet);
                take(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            }
        } catch (SocketException closed) {
            // The end of the test.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void take(String message) throws IOException {
        if (message.startsWith("SIP/2.0 1")) {
            return;
        }
        if (message.startsWith("SIP/2.0")) {
            answer.complete(message);
            return;
        }
        StringBuilder reply = new StringBuilder("SIP/2.0 200 OK\r\n");
        message.lines()
                .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq|Record-Route):.*"))
                .forEach(line -> reply.append(line).append("\r\n"));
        send(reply + "Content-Length: 0\r\n\r\n");
        int body = message.indexOf("\r\n\r\n");
        bodies.add(message.substring(body + 4));
    }

    /** The last state it was told, such as {@code confirmed}; {@code idle} when there is no dialog; null before any. */
    public synchronized String state() {
        if (bodies.isEmpty()) {
            return null;
        }
        Matcher dialog = STATE.matcher(bodies.get(bodies.size() - 1));
        String state = "idle";
        while (dialog.find()) {
            state = dialog.group(1).equals("terminated") ? state : dialog.group(1);
        }
        return state;
    }

    /** The last document it was sent. */
    public synchronized String document() {
        return bodies.isEmpty() ? "" : bodies.get(bodies.size() - 1);
    }

    private String uri() {
        return "sip:" + number + "@" + host();
    }

    private String host() {
        return server.getHostString() + ":" + server.getPort();
    }

    @Override
    public void close() {
        socket.close();
    }
}
