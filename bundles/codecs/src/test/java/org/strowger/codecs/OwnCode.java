package org.strowger.codecs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.strowger.api.media.Codec;
import org.strowger.codecs.g729.G729;
import org.strowger.codecs.ilbc.Ilbc;

/** What our encoders make of speech.raw at 8 kHz, written for make-fixtures.sh, which has others decode it. */
final class OwnCode {
    private OwnCode() {}

    static byte[] g729() {
        return encode(new G729(), "", 160);
    }

    static byte[] ilbc(int mode) {
        return encode(new Ilbc(), "mode=" + mode, mode * 8);
    }

    private static byte[] encode(Codec codec, String parameters, int packet) {
        short[] speech = Sound.samples("speech8.raw");
        ByteBuffer out = ByteBuffer.allocate(speech.length);
        Codec.Encoder encoder = codec.newEncoder(parameters);
        for (int at = 0; at + packet <= speech.length; at += packet) {
            encoder.encode(speech, at, packet, out);
        }
        byte[] code = new byte[out.position()];
        out.flip().get(code);
        return code;
    }

    /** @param arguments the directory to write to */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Files.write(directory.resolve("g729.bin"), g729());
        Files.write(directory.resolve("ilbc20.bin"), ilbc(20));
        Files.write(directory.resolve("ilbc30.bin"), ilbc(30));
    }
}
