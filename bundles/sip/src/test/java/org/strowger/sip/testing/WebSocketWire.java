package org.strowger.sip.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** The client's side of a WebSocket, as little of it as a test needs. */
public final class WebSocketWire {
    private static final int TEXT = 1;
    private final DataInputStream in;

    private WebSocketWire(DataInputStream in) {
        this.in = in;
    }

    /** Shakes hands. */
    static WebSocketWire open(Socket socket) throws IOException {
        String status = handshake(socket, "sip", null);
        if (!status.contains(" 101 ")) {
            throw new IOException(status);
        }
        return new WebSocketWire(new DataInputStream(socket.getInputStream()));
    }

    /** Asks for a WebSocket; returns the answer's status line. */
    public static String handshake(Socket socket, String protocol, String origin) throws IOException {
        String request = "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: " + protocol + "\r\n"
                + (origin == null ? "" : "Origin: " + origin + "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            answer.append((char) next);
        }
        return answer.toString().split("\r\n", 2)[0];
    }

    /** A text frame as clients send it. */
    public static byte[] frame(byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 14).put((byte) (0x80 | TEXT));
        frame.put((byte) (0x80 | 126))
                .putShort((short) content.length)
                .putInt(0)
                .put(content);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** Hands out texts until the connection ends. */
    void messages(Consumer<String> heard) {
        try {
            while (true) {
                int opcode = in.readByte() & 0x0f;
                int length = in.readByte() & 0x7f;
                byte[] content = new byte[length == 126 ? in.readUnsignedShort() : length];
                in.readFully(content);
                if (opcode == TEXT) {
                    heard.accept(new String(content, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            heard.accept("");
        }
    }
}
