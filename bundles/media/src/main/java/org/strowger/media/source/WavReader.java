package org.strowger.media.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.strowger.media.codec.G711;

/**
 * Reads WAV files strictly: RIFF with a {@code fmt } chunk before {@code data}, one channel. Believes no size it has not
 * seen: a header that promises more than the file holds is refused.
 */
final class WavReader {
    static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int MOST_CHUNKS = 64;
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FORMAT = 0x20746D66;
    private static final int DATA = 0x61746164;
    private static final int PCM = 1;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;

    private WavReader() {}

    /** Reads it all. Throws a problem when it is not such a file, IOException when it cannot be read. */
    static Pcm read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problems.notAWav();
        }
        return parse(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Pcm parse(ByteBuffer file) {
        if (file.limit() < 12 || file.getInt() != RIFF || file.getInt() < 0 || file.getInt() != WAVE) {
            throw Problems.notAWav();
        }
        ByteBuffer format = null;
        for (int chunks = 0; chunks < MOST_CHUNKS && file.remaining() >= 8; chunks++) {
            int id = file.getInt();
            int size = file.getInt();
            if (size < 0 || size > file.remaining()) {
                throw Problems.notAWav();
            }
            ByteBuffer body = file.slice(file.position(), size).order(ByteOrder.LITTLE_ENDIAN);
            if (id == DATA && format != null) {
                return decode(format, body);
            }
            if (id == FORMAT) {
                format = body;
            }
            file.position(Math.min(file.limit(), file.position() + size + (size & 1)));
        }
        throw Problems.notAWav();
    }

    private static Pcm decode(ByteBuffer format, ByteBuffer data) {
        if (format.limit() < 16 || format.getShort(2) != 1) {
            throw Problems.notAWav();
        }
        int rate = format.getInt(4);
        int bits = format.getShort(14);
        int encoding = format.getShort(0);
        boolean pcm = encoding == PCM && bits == 16 && (rate == 8000 || rate == 16000 || rate == 48000);
        boolean g711 = (encoding == A_LAW || encoding == MU_LAW) && bits == 8 && rate == 8000;
        if (!pcm && !g711) {
            throw Problems.notAWav();
        }
        short[] samples = new short[pcm ? data.limit() / 2 : data.limit()];
        if (pcm) {
            data.asShortBuffer().get(samples);
        } else {
            (encoding == A_LAW ? G711.aLaw() : G711.muLaw()).newDecoder("").decode(data, samples, 0);
        }
        return new Pcm(samples, rate);
    }
}
