package org.strowger.codecs.g726;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;
import org.strowger.codecs.Fixed;

/** One byte becomes two samples. Every byte is a good one. */
final class G726Decoder implements Codec.Decoder {
    private final Adpcm adpcm = new Adpcm();

    @Override
    public int decode(ByteBuffer payload, short[] pcm, int offset) {
        int count = Math.min(payload.remaining(), (pcm.length - offset) / 2);
        for (int i = 0; i < count; i++) {
            int codes = payload.get();
            pcm[offset + 2 * i] = sample(codes & 15);
            pcm[offset + 2 * i + 1] = sample(codes >> 4 & 15);
        }
        return 2 * count;
    }

    private short sample(int code) {
        return (short) Fixed.saturate(adpcm.decode(code) << 2);
    }
}
