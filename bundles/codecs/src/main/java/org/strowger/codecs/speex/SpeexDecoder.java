package org.strowger.codecs.speex;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.jitsi.impl.neomedia.codec.audio.speex.Speex;
import org.strowger.api.media.Codec;
import org.strowger.codecs.natives.NativeState;

/** Any number of frames a packet; synchronised, so that closing it can never free what is in use. */
final class SpeexDecoder implements Codec.Decoder {
    /** What a datagram can bring. */
    static final int LARGEST = 1500;

    private static final int GOOD = 0;
    private static final int ENHANCED = 1;
    private static final int LOST = 0;

    private final NativeState state;
    private final NativeState bits;
    private final SpeexPacket frameCounter = new SpeexPacket();
    private final boolean wide;
    private final int frameSamples;
    private final byte[] packet = new byte[LARGEST];
    private final byte[] samples;
    private final ShortBuffer view;

    SpeexDecoder(int mode, int frameSamples, Cleaner cleaner) {
        this.frameSamples = frameSamples;
        wide = mode != Speex.SPEEX_MODEID_NB;
        samples = new byte[frameSamples * Short.BYTES];
        view = ByteBuffer.wrap(samples).order(ByteOrder.nativeOrder()).asShortBuffer();
        long decoder = Speex.speex_decoder_init(Speex.speex_lib_get_mode(mode));
        state = new NativeState(cleaner, this, decoder, Speex::speex_decoder_destroy);
        bits = new NativeState(cleaner, this, Speex.speex_bits_init(), Speex::speex_bits_destroy);
        Speex.speex_decoder_ctl(decoder, Speex.SPEEX_SET_ENH, ENHANCED);
    }

    @Override
    public synchronized int decode(ByteBuffer payload, short[] pcm, int offset) {
        int length = payload.remaining();
        if (length == 0 || length > LARGEST || !state.open()) {
            return 0;
        }
        payload.get(packet, 0, length);
        Speex.speex_bits_read_from(bits.address(), packet, 0, length);
        int frames = Math.min(frameCounter.frames(packet, length, wide), (pcm.length - offset) / frameSamples);
        int done = 0;
        while (done < frames && Speex.speex_decode_int(state.address(), bits.address(), samples, 0) == GOOD) {
            view.get(0, pcm, offset + done * frameSamples, frameSamples);
            done++;
        }
        return done * frameSamples;
    }

    @Override
    public boolean conceals() {
        return true;
    }

    @Override
    public synchronized void conceal(short[] pcm, int offset, int length) {
        int done = 0;
        while (state.open() && done < length) {
            Speex.speex_decode_int(state.address(), LOST, samples, 0);
            int taken = Math.min(frameSamples, length - done);
            view.get(0, pcm, offset + done, taken);
            done += taken;
        }
        Arrays.fill(pcm, offset + done, offset + length, (short) 0);
    }

    @Override
    public synchronized void close() {
        state.close();
        bits.close();
    }
}
