package org.strowger.codecs.gsm;

import static org.strowger.codecs.Fixed.saturate;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;

/** Keeps samples until a frame is full. */
final class GsmEncoder implements Codec.Encoder {
    private final short[] waiting = new short[Gsm.FRAME_SAMPLES];
    private final Frame frame = new Frame();
    private final Analysis analysis = new Analysis();
    private final Ratios ratios = new Ratios();
    private final LagSearch search = new LagSearch();
    private final LongTerm longTerm = new LongTerm();
    private final Pulses pulses = new Pulses();
    private final int[] samples = new int[Gsm.FRAME_SAMPLES];
    private final int[] reflections = new int[Ratios.ORDER];
    private final int[] residual = new int[Pulses.BLOCK];
    private int count;

    @Override
    public void encode(short[] pcm, int offset, int length, ByteBuffer out) {
        int done = 0;
        while (done < length) {
            int taken = Math.min(length - done, waiting.length - count);
            System.arraycopy(pcm, offset + done, waiting, count, taken);
            done += taken;
            count += taken;
            if (count == waiting.length) {
                count = 0;
                encodeFrame();
                frame.write(out);
            }
        }
    }

    private void encodeFrame() {
        analysis.prepare(waiting, samples);
        analysis.reflections(samples, reflections);
        Ratios.quantize(reflections, frame.ratios);
        ratios.next(frame.ratios);
        for (int piece = 0; piece < Ratios.PIECES.length - 1; piece++) {
            ratios.reflections(piece, reflections);
            for (int k = Ratios.PIECES[piece]; k < Ratios.PIECES[piece + 1]; k++) {
                samples[k] = analysis.filter(samples[k], reflections);
            }
        }
        for (int block = 0; block < Frame.BLOCKS; block++) {
            encodeBlock(block, block * Pulses.BLOCK);
        }
    }

    private void encodeBlock(int block, int offset) {
        search.search(samples, offset, longTerm);
        frame.lag[block] = search.lag();
        frame.gain[block] = search.gain();
        longTerm.predict(search.lag(), search.gain());
        for (int k = 0; k < Pulses.BLOCK; k++) {
            residual[k] = saturate(samples[offset + k] - longTerm.predicted(k));
        }
        pulses.encode(residual, frame, block);
        pulses.decode(frame, block, residual);
        longTerm.update(residual, samples, offset);
    }
}
