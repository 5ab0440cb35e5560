package org.strowger.sip.transport;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.strowger.testkit.fuzz.Bounded;

/** Streams of messages: in one piece or byte by byte, the same messages come out. */
public final class StreamTarget {
    private static final LinkLimits LIMITS = new LinkLimits(10, 10, 65_536, 16_384);

    private StreamTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, i -> same(i, StreamFraming::new));
    }

    static void same(byte[] input, Function<LinkLimits, Framing> kind) {
        List<String> whole = read(kind.apply(LIMITS), input, Math.max(1, input.length));
        List<String> bytes = read(kind.apply(LIMITS), input, 1);
        if (!whole.equals(bytes)) {
            throw new AssertionError("whole: " + whole + ", by bytes: " + bytes);
        }
    }

    private static List<String> read(Framing framing, byte[] input, int step) {
        Collected found = new Collected();
        try {
            for (int at = 0; at < input.length; at += step) {
                framing.feed(ByteBuffer.wrap(input, at, Math.min(step, input.length - at)), found);
            }
            framing.begun();
        } catch (FramingException e) {
            found.messages.add(e.getMessage());
        }
        return found.messages;
    }
}
