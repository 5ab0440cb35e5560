package org.strowger.media.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Header of a WAV file with 16 bit PCM, mono. */
final class WavHeader {
    static final int BYTES = 44;

    private WavHeader() {}

    static ByteBuffer of(int sampleRate, int dataBytes) {
        ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF"))
                .putInt(BYTES - 8 + dataBytes)
                .put(ascii("WAVEfmt "))
                .putInt(16);
        header.putShort((short) 1).putShort((short) 1).putInt(sampleRate).putInt(sampleRate * 2);
        header.putShort((short) 2).putShort((short) 16);
        header.put(ascii("data")).putInt(dataBytes);
        return header.flip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
