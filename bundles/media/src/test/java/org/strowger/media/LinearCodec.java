package org.strowger.media;

import java.nio.ByteBuffer;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;

/** A contributed codec for tests: the upper byte of each sample, in frames, with an RTP clock of 8 kHz as G.722's. */
record LinearCodec(String name, int staticPayloadType, int sampleRate, int frameSamples) implements Codec {
    @Override
    public AudioFormat format() {
        return new AudioFormat(name, 8000, 1);
    }

    @Override
    public Encoder newEncoder(String parameters) {
        return new Encoder() {
            private final byte[] frame = new byte[frameSamples];
            private int count;

            @Override
            public void encode(short[] pcm, int offset, int length, ByteBuffer out) {
                for (int i = offset; i < offset + length; i++) {
                    frame[count++] = (byte) (pcm[i] >> 8);
                    if (count == frameSamples) {
                        count = 0;
                        out.put(frame);
                    }
                }
            }
        };
    }

    @Override
    public Decoder newDecoder(String parameters) {
        return (payload, pcm, offset) -> {
            int count = Math.min(payload.remaining(), pcm.length - offset);
            for (int i = 0; i < count; i++) {
                pcm[offset + i] = (short) (payload.get() << 8);
            }
            return count;
        };
    }
}
