package org.strowger.codecs.opus;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.jitsi.impl.neomedia.codec.audio.opus.Opus;
import org.strowger.api.media.Codec;
import org.strowger.codecs.natives.NativeState;

/** Makes one packet of whole 20 ms out of a call; synchronised, so that closing it can never free what is in use. */
final class OpusEncoder implements Codec.Encoder {
    /** 0 to 10. Above 5 the cost grows by half, and wideband speech gains little. */
    private static final int COMPLEXITY = 5;
    /** What the error correction is laid out for, in percent. */
    private static final int EXPECTED_LOSS = 10;
    /** A packet so short says only that nothing is sent. */
    private static final int NOTHING = 2;

    private final NativeState state;
    private final boolean dtx;
    private final byte[] samples = new byte[(OpusCodec.MOST_FRAMES + 1) * OpusCodec.FRAME * Short.BYTES];
    private final ShortBuffer view =
            ByteBuffer.wrap(samples).order(ByteOrder.nativeOrder()).asShortBuffer();
    private final byte[] packet = new byte[OpusCodec.LARGEST];
    private int count;

    OpusEncoder(OpusSettings settings, Cleaner cleaner) {
        dtx = settings.dtx();
        long address = Opus.encoder_create(OpusCodec.RATE, 1);
        state = new NativeState(cleaner, this, address, Opus::encoder_destroy);
        Opus.encoder_set_complexity(address, COMPLEXITY);
        Opus.encoder_set_bitrate(address, settings.bitRate());
        Opus.encoder_set_max_bandwidth(address, settings.bandwidth());
        Opus.encoder_set_vbr(address, settings.cbr() ? 0 : 1);
        Opus.encoder_set_dtx(address, settings.dtx() ? 1 : 0);
        Opus.encoder_set_inband_fec(address, settings.fec() ? 1 : 0);
        Opus.encoder_set_packet_loss_perc(address, settings.fec() ? EXPECTED_LOSS : 0);
    }

    /** Of more than 120 ms the rest is dropped: no packet can hold it. */
    @Override
    public synchronized void encode(short[] pcm, int offset, int length, ByteBuffer out) {
        int taken = Math.min(length, view.capacity() - count);
        view.put(count, pcm, offset, taken);
        count += taken;
        int frames = Math.min(count / OpusCodec.FRAME, OpusCodec.MOST_FRAMES);
        if (frames > 0 && state.open()) {
            int used = frames * OpusCodec.FRAME;
            int room = Math.min(packet.length, out.remaining());
            int bytes = Opus.encode(state.address(), samples, 0, used, packet, 0, room);
            if (bytes > (dtx ? NOTHING : 0)) {
                out.put(packet, 0, bytes);
            }
            count -= used;
            System.arraycopy(samples, used * Short.BYTES, samples, 0, count * Short.BYTES);
        }
    }

    @Override
    public synchronized void close() {
        state.close();
    }
}
