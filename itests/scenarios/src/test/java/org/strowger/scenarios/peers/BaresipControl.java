package org.strowger.scenarios.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** baresip's control connection: JSON in netstrings, commands one way, answers and events the other. */
final class BaresipControl implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Socket socket;
    private final List<JsonNode> received = new ArrayList<>();
    private int commands;

    private BaresipControl(Socket socket) {
        this.socket = socket;
        Thread reader = new Thread(this::read, "baresip-control-" + socket.getPort());
        reader.setDaemon(true);
        reader.start();
    }

    static BaresipControl connect(int port, Duration limit) {
        return new BaresipControl(Awaitility.await("control port of baresip")
                .atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> new Socket(InetAddress.getLoopbackAddress(), port), socket -> true));
    }

    /** Sends a command and waits for its answer, which must be a yes. */
    void command(String command, String parameters) {
        String token = "t" + ++commands;
        try {
            byte[] body = JSON.writeValueAsBytes(Map.of("command", command, "params", parameters, "token", token));
            byte[] head = (body.length + ":").getBytes(StandardCharsets.US_ASCII);
            byte[] frame = new byte[head.length + body.length + 1];
            System.arraycopy(head, 0, frame, 0, head.length);
            System.arraycopy(body, 0, frame, head.length, body.length);
            frame[frame.length - 1] = ',';
            socket.getOutputStream().write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode answer = take(node -> node.path("token").asText().equals(token), "answer to " + command, ANSWER);
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError("baresip refused " + command + " " + parameters + ": " + answer);
        }
    }

    JsonNode await(String type, Duration limit) {
        return take(node -> node.path("type").asText().equals(type), type, limit);
    }

    synchronized void forget() {
        received.clear();
    }

    private synchronized JsonNode take(Predicate<JsonNode> wanted, String what, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        for (int i = 0; ; i++) {
            while (i >= received.size()) {
                awaitMore(end - System.nanoTime(), what);
            }
            if (wanted.test(received.get(i))) {
                return received.remove(i);
            }
        }
    }

    private void awaitMore(long nanos, String what) {
        if (nanos <= 0) {
            throw new AssertionError("no " + what + " from baresip; it sent " + received);
        }
        try {
            wait(nanos / 1_000_000 + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
            for (int length = length(in); length >= 0; length = length(in)) {
                JsonNode node = JSON.readTree(in.readNBytes(length));
                in.skipNBytes(1);
                synchronized (this) {
                    received.add(node);
                    notifyAll();
                }
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (int c = in.read(); c != ':'; c = in.read()) {
            if (c < 0) {
                return -1;
            }
            length = length * 10 + c - '0';
        }
        return length;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
