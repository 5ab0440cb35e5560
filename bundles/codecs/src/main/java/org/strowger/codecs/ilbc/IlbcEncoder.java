package org.strowger.codecs.ilbc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.jitsi.impl.neomedia.codec.audio.ilbc.FrameEncoder;
import org.strowger.api.media.Codec;
import org.strowger.codecs.Frames;

/** Keeps samples until a frame is full. */
final class IlbcEncoder implements Codec.Encoder {
    private final FrameEncoder encoder;
    private final Frames waiting;
    private final byte[] frame;
    private final byte[] samples;
    private final ShortBuffer view;

    IlbcEncoder(int mode) {
        encoder = new FrameEncoder(mode);
        waiting = new Frames(Ilbc.samples(mode));
        frame = new byte[Ilbc.bytes(mode)];
        samples = new byte[Ilbc.samples(mode) * Short.BYTES];
        view = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    @Override
    public void encode(short[] pcm, int offset, int length, ByteBuffer out) {
        int done = 0;
        while (done < length) {
            done += waiting.fill(pcm, offset + done, length - done);
            if (waiting.full()) {
                view.put(0, waiting.samples());
                encoder.encode(samples, frame);
                out.put(frame);
            }
        }
    }
}
