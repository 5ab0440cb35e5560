package org.strowger.codecs.speex;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.jitsi.impl.neomedia.codec.audio.speex.Speex;
import org.strowger.api.media.Codec;
import org.strowger.codecs.Frames;
import org.strowger.codecs.natives.NativeState;

/** Makes one packet of all full frames of a call; synchronised, so that closing it can never free what is in use. */
final class SpeexEncoder implements Codec.Encoder {
    private final NativeState state;
    private final NativeState bits;
    private final Frames waiting;
    private final byte[] samples;
    private final ShortBuffer view;
    private final byte[] packet = new byte[SpeexDecoder.LARGEST];

    SpeexEncoder(int mode, int frameSamples, int quality, Cleaner cleaner) {
        waiting = new Frames(frameSamples);
        samples = new byte[frameSamples * Short.BYTES];
        view = ByteBuffer.wrap(samples).order(ByteOrder.nativeOrder()).asShortBuffer();
        long encoder = Speex.speex_encoder_init(Speex.speex_lib_get_mode(mode));
        state = new NativeState(cleaner, this, encoder, Speex::speex_encoder_destroy);
        bits = new NativeState(cleaner, this, Speex.speex_bits_init(), Speex::speex_bits_destroy);
        Speex.speex_encoder_ctl(encoder, Speex.SPEEX_SET_QUALITY, quality);
    }

    @Override
    public synchronized void encode(short[] pcm, int offset, int length, ByteBuffer out) {
        if (!state.open()) {
            return;
        }
        Speex.speex_bits_reset(bits.address());
        boolean any = false;
        int done = 0;
        while (done < length) {
            done += waiting.fill(pcm, offset + done, length - done);
            if (waiting.full()) {
                view.put(0, waiting.samples());
                Speex.speex_encode_int(state.address(), samples, 0, bits.address());
                any = true;
            }
        }
        int room = Math.min(packet.length, out.remaining());
        if (any && Speex.speex_bits_nbytes(bits.address()) <= room) {
            out.put(packet, 0, Speex.speex_bits_write(bits.address(), packet, 0, room));
        }
    }

    @Override
    public synchronized void close() {
        state.close();
        bits.close();
    }
}
