package org.strowger.media.record;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;
import org.strowger.media.codec.Resampler;

/** Puts packets on a line of time: decodes them, fills what is missing, lets go of what comes too late. One thread. */
final class PacketTimeline {
    /** Takes samples in order. */
    interface Sink {
        void add(short[] pcm, int length);
    }

    private static final int LONGEST_MS = 120;
    /** A longer hole than this is a new start of the sender's clock. */
    private static final int LONGEST_GAP_MS = 2000;

    private final Sink sink;
    private Codec codec;
    private Codec.Decoder decoder;
    private Resampler resampler;
    private short[] pcm;
    private short[] resampled;
    private boolean started;
    private int expected;

    PacketTimeline(Sink sink) {
        this.sink = sink;
    }

    void packet(ByteBuffer payload, int timestamp, Codec with) {
        if (with != codec) {
            use(with);
        }
        int clock = codec.format().clockRate();
        int gap = started ? timestamp - expected : 0;
        int most = clock / 1000 * LONGEST_GAP_MS;
        if (gap < 0 && gap > -most) {
            return;
        }
        if (gap > 0 && gap <= most) {
            fill((int) ((long) gap * codec.sampleRate() / clock));
        }
        int length = decoder.decode(payload, pcm, 0);
        pass(length);
        started = true;
        expected = timestamp + (int) ((long) length * clock / codec.sampleRate());
    }

    private void use(Codec with) {
        if (decoder != null) {
            decoder.close();
        }
        codec = with;
        decoder = with.newDecoder("");
        pcm = new short[with.sampleRate() * LONGEST_MS / 1000];
        resampler = with.sampleRate() == RecordingFile.SAMPLE_RATE
                ? null
                : new Resampler(with.sampleRate(), RecordingFile.SAMPLE_RATE);
        resampled = resampler == null ? pcm : new short[resampler.most(pcm.length)];
        started = false;
    }

    private void fill(int samples) {
        for (int left = samples; left > 0; left -= pcm.length) {
            int length = Math.min(left, pcm.length);
            decoder.conceal(pcm, 0, length);
            pass(length);
        }
    }

    private void pass(int length) {
        sink.add(resampled, resampler == null ? length : resampler.convert(pcm, length, resampled));
    }
}
