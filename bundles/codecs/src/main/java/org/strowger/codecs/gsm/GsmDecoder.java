package org.strowger.codecs.gsm;

import static org.strowger.codecs.Fixed.multRound;
import static org.strowger.codecs.Fixed.sum;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.strowger.api.media.Codec;
import org.strowger.codecs.Fixed;

/** Frames of 33 bytes become 160 samples each; what is no frame becomes silence. */
final class GsmDecoder implements Codec.Decoder {
    private static final int SHORTEST_LAG = 40;
    private static final int DE_EMPHASIS = 28180;
    /** Samples end on 13 bits. */
    private static final int WIDTH = 0xFFF8;

    private final Frame frame = new Frame();
    private final Ratios ratios = new Ratios();
    private final Pulses pulses = new Pulses();
    private final LongTerm longTerm = new LongTerm();
    private final int[] residual = new int[Pulses.BLOCK];
    private final int[] excitation = new int[Gsm.FRAME_SAMPLES];
    private final int[] reflections = new int[Ratios.ORDER];
    private final int[] lattice = new int[Ratios.ORDER + 1];
    private int lag = SHORTEST_LAG;
    private int emphasis;

    @Override
    public int decode(ByteBuffer payload, short[] pcm, int offset) {
        int frames = Math.min(payload.remaining() / Gsm.FRAME_BYTES, (pcm.length - offset) / Gsm.FRAME_SAMPLES);
        for (int i = 0; i < frames; i++) {
            int at = offset + i * Gsm.FRAME_SAMPLES;
            if (frame.read(payload)) {
                excite();
                synthesize(pcm, at);
            } else {
                Arrays.fill(pcm, at, at + Gsm.FRAME_SAMPLES, (short) 0);
            }
        }
        return frames * Gsm.FRAME_SAMPLES;
    }

    private void excite() {
        for (int block = 0; block < Frame.BLOCKS; block++) {
            pulses.decode(frame, block, residual);
            boolean usable = frame.lag[block] >= SHORTEST_LAG && frame.lag[block] <= LongTerm.LONGEST_LAG;
            lag = usable ? frame.lag[block] : lag;
            longTerm.predict(lag, frame.gain[block]);
            longTerm.update(residual, excitation, block * Pulses.BLOCK);
        }
    }

    private void synthesize(short[] pcm, int offset) {
        ratios.next(frame.ratios);
        for (int piece = 0; piece < Ratios.PIECES.length - 1; piece++) {
            ratios.reflections(piece, reflections);
            for (int k = Ratios.PIECES[piece]; k < Ratios.PIECES[piece + 1]; k++) {
                emphasis = sum(filter(excitation[k]), multRound(emphasis, DE_EMPHASIS));
                pcm[offset + k] = (short) (sum(emphasis, emphasis) & WIDTH);
            }
        }
    }

    private int filter(int sample) {
        int out = sample;
        for (int i = Ratios.ORDER - 1; i >= 0; i--) {
            out = Fixed.saturate(out - multRound(reflections[i], lattice[i]));
            lattice[i + 1] = sum(lattice[i], multRound(reflections[i], out));
        }
        lattice[0] = out;
        return out;
    }
}
