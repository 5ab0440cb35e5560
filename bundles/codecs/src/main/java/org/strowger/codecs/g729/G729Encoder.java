package org.strowger.codecs.g729;

import java.nio.ByteBuffer;
import org.jitsi.impl.neomedia.codec.audio.g729.FrameEncoder;
import org.strowger.api.media.Codec;
import org.strowger.codecs.Frames;

/** Keeps samples until a frame is full. */
final class G729Encoder implements Codec.Encoder {
    private final FrameEncoder encoder = new FrameEncoder();
    private final Frames waiting = new Frames(G729.FRAME_SAMPLES);
    private final byte[] frame = new byte[G729.FRAME_BYTES];

    @Override
    public void encode(short[] pcm, int offset, int length, ByteBuffer out) {
        int done = 0;
        while (done < length) {
            done += waiting.fill(pcm, offset + done, length - done);
            if (waiting.full()) {
                encoder.encode(waiting.samples(), frame);
                out.put(frame);
            }
        }
    }
}
