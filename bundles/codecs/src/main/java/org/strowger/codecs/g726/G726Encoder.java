package org.strowger.codecs.g726;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;

/** Two samples become one byte. */
final class G726Encoder implements Codec.Encoder {
    private final Adpcm adpcm = new Adpcm();
    private boolean waiting;
    private int kept;

    @Override
    public void encode(short[] pcm, int offset, int length, ByteBuffer out) {
        for (int i = offset; i < offset + length; i++) {
            int code = adpcm.encode(pcm[i] >> 2);
            if (waiting) {
                out.put((byte) (code << 4 | kept));
            }
            kept = code;
            waiting = !waiting;
        }
    }
}
