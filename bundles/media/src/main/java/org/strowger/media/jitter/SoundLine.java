package org.strowger.media.jitter;

import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;
import org.strowger.media.codec.Resampler;

/**
 * The sound of a party from the decoder to the moment it is played: decoded samples at the codec's rate, which can still be
 * stretched, and behind them samples at the wanted rate. One thread.
 */
public final class SoundLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SoundLine.class);
    private static final int LONGEST_PACKET_MS = 120;
    private static final int CAPACITY_MS = 400;
    private static final int PIECE_MS = 10;

    private final int wantedRate;
    private final PcmQueue ready;
    private final ComfortNoise noise = new ComfortNoise();
    private Codec codec;
    private Payload format;
    private Codec.Decoder decoder;
    private int rate;
    private PcmQueue decoded;
    private Concealer concealer;
    private TimeScaler scaler;
    private Resampler resampler;

    public SoundLine(int wantedRate) {
        this.wantedRate = wantedRate;
        ready = new PcmQueue(wantedRate * CAPACITY_MS / 1000);
        use(wantedRate);
    }

    private void use(int decoderRate) {
        if (rate == decoderRate) {
            return;
        }
        rate = decoderRate;
        decoded = new PcmQueue(rate * CAPACITY_MS / 1000);
        concealer = new Concealer(rate);
        scaler = new TimeScaler(rate);
        resampler = rate == wantedRate ? null : new Resampler(rate, wantedRate);
    }

    /** Samples that can be taken now. */
    public int ready() {
        return ready.size();
    }

    public void take(short[] out, int length) {
        ready.take(out, 0, length);
    }

    /** Milliseconds that wait here in all. */
    double waitingMs() {
        return decoded.size() * 1000.0 / rate + ready.size() * 1000.0 / wantedRate;
    }

    /** Makes some of the decoded samples ready; false when there are none. */
    public boolean advance() {
        int count = Math.min(decoded.size(), rate * PIECE_MS / 1000);
        if (count == 0) {
            return false;
        }
        if (resampler == null) {
            ready.add(decoded.array(), decoded.start(), count);
        } else {
            int to = ready.reserve(resampler.most(count));
            ready.grow(resampler.convert(decoded.array(), decoded.start(), count, ready.array(), to));
        }
        decoded.drop(count);
        return true;
    }

    /** Whether a packet of this codec can be decoded behind what waits. */
    boolean plays(Codec other) {
        return other != null && other == codec;
    }

    /** Too little waits for stretching. */
    boolean wantsMore() {
        return decoded.size() < scaler.needed();
    }

    boolean shorten(boolean urgent) {
        return scaler.shorten(decoded, urgent) > 0;
    }

    boolean lengthen(boolean urgent) {
        return scaler.lengthen(decoded, urgent) > 0;
    }

    /** Decodes a packet and returns how many samples, at the codec's rate, came of it. */
    public int decode(ByteBuffer payload, Payload as, Codec with) {
        if (with != codec || !as.equals(format)) {
            change(as, with);
        }
        int most = rate * LONGEST_PACKET_MS / 1000;
        if (decoded.room() < most) {
            return 0;
        }
        int at = decoded.reserve(most);
        int length = decode(payload, at, most);
        if (concealer.concealing()) {
            concealer.rejoin(decoded.array(), at, length);
        }
        if (length > 0) {
            concealer.remember(decoded.array(), at, length);
        }
        decoded.grow(length);
        return length;
    }

    private int decode(ByteBuffer payload, int at, int most) {
        try {
            return Math.max(0, Math.min(most, decoder.decode(payload, decoded.array(), at)));
        } catch (RuntimeException e) {
            // A contributed codec that breaks on a packet costs that packet.
            LOG.debug("Decoding {}: {}", codec.name(), e.toString());
            return 0;
        }
    }

    private void change(Payload as, Codec with) {
        close();
        format = as;
        codec = with;
        decoder = with.newDecoder(as.parameters());
        use(with.sampleRate());
    }

    /** Makes up sound in place of what is missing, and returns how many milliseconds: at least so many. */
    public int conceal(int ms) {
        int length = rate * ms / 1000;
        if (decoder != null && decoder.conceals() && !concealer.silent()) {
            int frame = codec.frameSamples(format.parameters());
            length = Math.min((length + frame - 1) / frame * frame, rate * LONGEST_PACKET_MS / 1000);
            int at = decoded.reserve(length);
            concealBySelf(at, length);
            concealer.fade(decoded.array(), at, length);
        } else {
            concealer.conceal(decoded.array(), decoded.reserve(length), length);
        }
        decoded.grow(length);
        advanceAll();
        return length * 1000 / rate;
    }

    /**
     * Takes sound that is missing out of the packet after it, which repeats it; returns how many milliseconds, or 0 when it
     * does not.
     */
    int recover(ByteBuffer next, int ms) {
        int length = rate * Math.min(ms, LONGEST_PACKET_MS) / 1000;
        int at = decoded.reserve(length);
        int made;
        try {
            made = Math.max(0, Math.min(length, decoder.recover(next, decoded.array(), at, length)));
        } catch (RuntimeException e) {
            LOG.debug("Recovering by {}: {}", codec.name(), e.toString());
            made = 0;
        }
        next.rewind();
        if (made > 0) {
            concealer.remember(decoded.array(), at, made);
            decoded.grow(made);
            advanceAll();
        }
        return made * 1000 / rate;
    }

    private void concealBySelf(int at, int length) {
        try {
            decoder.conceal(decoded.array(), at, length);
        } catch (RuntimeException e) {
            LOG.debug("Concealing by {}: {}", codec.name(), e.toString());
            java.util.Arrays.fill(decoded.array(), at, at + length, (short) 0);
        }
    }

    private void advanceAll() {
        boolean more = true;
        while (more) {
            more = advance();
        }
    }

    boolean faded() {
        return concealer.silent();
    }

    void describeNoise(ByteBuffer payload) {
        noise.describe(payload);
    }

    /** Goes on with comfort noise. */
    int noise(int ms) {
        int length = rate * ms / 1000;
        noise.make(decoded.array(), decoded.reserve(length), length);
        decoded.grow(length);
        advanceAll();
        return ms;
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
            decoder = null;
            codec = null;
        }
    }
}
