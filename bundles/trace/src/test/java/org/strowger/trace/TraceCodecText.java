package org.strowger.trace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;
import org.strowger.api.call.trace.CallTrace;

/** What is stored, as text. */
final class TraceCodecText {
    String of(CallTrace trace) throws IOException {
        return inflated(new TraceCodec().encode(trace));
    }

    private static String inflated(byte[] bytes) throws IOException {
        return new String(
                new InflaterInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    /** All traces of a file. */
    static String unpacked(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file);
        StringBuilder out = new StringBuilder();
        while (in.hasRemaining()) {
            byte[] id = new byte[in.getInt()];
            byte[] trace = new byte[in.getInt()];
            in.getLong();
            in.get(id).get(trace);
            out.append(new String(id, StandardCharsets.UTF_8)).append(inflated(trace));
        }
        return out.toString();
    }
}
