package org.strowger.codecs.ilbc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jitsi.impl.neomedia.codec.audio.ilbc.FrameDecoder;
import org.strowger.api.media.Codec;

/**
 * Frames of one length. A party that sends frames of the other length than agreed is understood by the length of its
 * packets; what is no row of frames at all is not decoded.
 */
final class IlbcDecoder implements Codec.Decoder {
    private final byte[] samples = new byte[Ilbc.samples(Ilbc.LONG) * Short.BYTES];
    private final ShortBuffer view =
            ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    private FrameDecoder decoder;
    private byte[] frame;
    private int mode;
    /** Exact silence for so many frames: nothing is lost by starting anew. */
    private static final int STUCK = 10;

    private int silent;

    IlbcDecoder(int mode) {
        use(mode);
    }

    private void use(int newMode) {
        mode = newMode;
        decoder = new FrameDecoder(newMode);
        frame = new byte[Ilbc.bytes(newMode)];
        silent = 0;
    }

    @Override
    public int decode(ByteBuffer payload, short[] pcm, int offset) {
        int other = mode == Ilbc.SHORT ? Ilbc.LONG : Ilbc.SHORT;
        if (payload.remaining() % frame.length != 0) {
            if (payload.remaining() % Ilbc.bytes(other) != 0) {
                return 0;
            }
            use(other);
        }
        int length = Ilbc.samples(mode);
        int written = 0;
        while (payload.hasRemaining() && pcm.length - offset - written >= length) {
            payload.get(frame);
            decodeFrame();
            view.get(0, pcm, offset + written, length);
            written += length;
        }
        return written;
    }

    private void decodeFrame() {
        guarded(decoder::decode);
        // Frames that no encoder makes can drive the filters out of numbers, which sounds like silence from then on.
        silent = isSilent() ? silent + 1 : 0;
        if (silent == STUCK) {
            restart();
        }
    }

    private void guarded(BiConsumer<byte[], byte[]> step) {
        try {
            step.accept(frame, samples);
        } catch (IndexOutOfBoundsException hostile) {
            restart();
        }
    }

    private boolean isSilent() {
        for (byte part : samples) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    private void restart() {
        Arrays.fill(samples, (byte) 0);
        use(mode);
    }

    @Override
    public boolean conceals() {
        return true;
    }

    @Override
    public void conceal(short[] pcm, int offset, int length) {
        int frameLength = Ilbc.samples(mode);
        for (int done = 0; done < length; done += frameLength) {
            guarded(decoder::conceal);
            view.get(0, pcm, offset + done, Math.min(frameLength, length - done));
        }
    }
}
