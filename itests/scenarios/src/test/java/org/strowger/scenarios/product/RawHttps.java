package org.strowger.scenarios.product;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection to the HTTPS port, byte by byte under control: nothing is put right on the way. */
public final class RawHttps implements AutoCloseable {
    private static final int LIMIT_MS = 15_000;
    private static final Pattern LENGTH = Pattern.compile("(?mi)^Content-Length: *(\\d+)");

    private final SSLSocket socket;

    /** What came: status line and headers, and the body as far as its length says. */
    public record Answer(int status, String head, String body) {
        public String header(String name) {
            Matcher found = Pattern.compile("(?mi)^" + Pattern.quote(name) + ": *(.*?)\\r?$")
                    .matcher(head);
            return found.find() ? found.group(1) : "";
        }
    }

    /** @param protocols offered in the handshake, such as h2 */
    public RawHttps(int port, String... protocols) {
        try {
            socket = (SSLSocket) AnyCertificate.context().getSocketFactory().createSocket("127.0.0.1", port);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(LIMIT_MS);
            socket.setTcpNoDelay(true);
            socket.startHandshake();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request and its answer on a connection of its own. */
    public static Answer ask(int port, String request) {
        try (RawHttps connection = new RawHttps(port)) {
            connection.send(request);
            return connection.answer();
        }
    }

    /** Empty when the server speaks none of those that were offered. */
    public String protocol() {
        return socket.getApplicationProtocol();
    }

    public void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, but says whether the server still takes it. */
    public boolean offer(String text) {
        return offer(text.getBytes(StandardCharsets.UTF_8));
    }

    public boolean offer(byte[] bytes) {
        try {
            send(bytes);
            return true;
        } catch (UncheckedIOException gone) {
            return false;
        }
    }

    /** Status 0 when the server ends the connection without a word. */
    public Answer answer() {
        try {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            while (!text(head).endsWith("\r\n\r\n")) {
                int one = in.read();
                if (one < 0) {
                    return new Answer(0, text(head), "");
                }
                head.write(one);
            }
            String lines = text(head);
            return new Answer(Integer.parseInt(lines.substring(9, 12)), lines, body(in, lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(InputStream in, String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
        }
        if (!head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked") || head.contains("event-stream")) {
            return "";
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (!text(body).endsWith("0\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                break;
            }
            body.write(one);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the server has ended the connection, or does so within this time. */
    public boolean endsWithin(int millis) {
        try {
            socket.setSoTimeout(millis);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    /** Reads on until the server has ended the connection; false when it says nothing for so long, and does not. */
    public boolean drains(int millis) {
        try {
            socket.setSoTimeout(millis);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException gone) {
            return true;
        }
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
