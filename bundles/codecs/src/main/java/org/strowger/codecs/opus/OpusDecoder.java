package org.strowger.codecs.opus;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.jitsi.impl.neomedia.codec.audio.opus.Opus;
import org.strowger.api.media.Codec;
import org.strowger.codecs.natives.NativeState;

/** Decodes packets that are whole by their own account; synchronised, so that closing it cannot free what is in use. */
final class OpusDecoder implements Codec.Decoder {
    private static final int WITHOUT_FEC = 0;
    private static final int FROM_FEC = 1;
    /** 2.5 ms: sound that was lost is made in pieces of this. */
    private static final int STEP = OpusCodec.RATE / 400;

    private final NativeState state;
    private final byte[] packet = new byte[OpusPacket.LARGEST];
    private final byte[] samples = new byte[OpusCodec.MOST_FRAMES * OpusCodec.FRAME * Short.BYTES];
    private final ShortBuffer view =
            ByteBuffer.wrap(samples).order(ByteOrder.nativeOrder()).asShortBuffer();

    OpusDecoder(Cleaner cleaner) {
        state = new NativeState(cleaner, this, Opus.decoder_create(OpusCodec.RATE, 1), Opus::decoder_destroy);
    }

    @Override
    public synchronized int decode(ByteBuffer payload, short[] pcm, int offset) {
        int bytes = read(payload);
        int expected = OpusPacket.samples(packet, bytes, OpusCodec.RATE);
        if (expected == 0 || expected > pcm.length - offset || !state.open()) {
            return 0;
        }
        int made = Opus.decode(state.address(), packet, 0, bytes, samples, 0, expected, WITHOUT_FEC);
        if (made != expected) {
            Arrays.fill(pcm, offset, offset + expected, (short) 0);
            return expected;
        }
        view.get(0, pcm, offset, made);
        return made;
    }

    @Override
    public synchronized int recover(ByteBuffer next, short[] pcm, int offset, int length) {
        int bytes = read(next);
        int frame = OpusPacket.frameSamples(packet, bytes, OpusCodec.RATE);
        boolean possible = OpusPacket.mayRepeat(packet, bytes) && frame <= length && length % STEP == 0;
        return possible && length <= view.capacity() && state.open() ? make(bytes, pcm, offset, length) : 0;
    }

    private int make(int bytes, short[] pcm, int offset, int length) {
        int made = Opus.decode(state.address(), packet, 0, bytes, samples, 0, length, FROM_FEC);
        if (made != length) {
            return 0;
        }
        view.get(0, pcm, offset, length);
        return length;
    }

    @Override
    public boolean conceals() {
        return true;
    }

    @Override
    public synchronized void conceal(short[] pcm, int offset, int length) {
        int done = 0;
        while (state.open() && done < length) {
            int wanted = Math.min((length - done + STEP - 1) / STEP * STEP, OpusCodec.FRAME);
            if (Opus.decode(state.address(), null, 0, 0, samples, 0, wanted, WITHOUT_FEC) != wanted) {
                break;
            }
            int taken = Math.min(wanted, length - done);
            view.get(0, pcm, offset + done, taken);
            done += taken;
        }
        Arrays.fill(pcm, offset + done, offset + length, (short) 0);
    }

    /** The payload's bytes; none of one that is too long. */
    private int read(ByteBuffer payload) {
        int bytes = payload.remaining();
        if (bytes > packet.length) {
            return 0;
        }
        payload.get(packet, 0, bytes);
        return bytes;
    }

    @Override
    public synchronized void close() {
        state.close();
    }
}
