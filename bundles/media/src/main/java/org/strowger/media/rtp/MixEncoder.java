package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import org.strowger.media.codec.Resampler;

/** Encodes pieces of a mix for one party or for many that hear the same, and keeps the packets of the last piece. One thread. */
public final class MixEncoder implements AutoCloseable {
    private static final int MOST_PACKETS = 4;

    private final Coding coding;
    private final Resampler resampler;
    private final short[] resampled;
    private final Packetizer packetizer = new Packetizer(this::keep);
    private final ByteBuffer[] packets = new ByteBuffer[MOST_PACKETS];
    private final int[] units = new int[MOST_PACKETS];
    private int count;

    /** @param mixRate of what is put in */
    public MixEncoder(Coding coding, int mixRate, int longest) {
        this.coding = coding;
        int rate = coding.codec().sampleRate();
        resampler = rate == mixRate ? null : new Resampler(mixRate, rate);
        resampled = resampler == null ? null : new short[resampler.most(longest)];
        for (int i = 0; i < MOST_PACKETS; i++) {
            packets[i] = ByteBuffer.allocate(0);
        }
    }

    public Coding coding() {
        return coding;
    }

    /** Takes over the memory of one that has encoded the same until now. */
    public void continueFrom(MixEncoder other) {
        if (resampler != null && other.resampler != null) {
            resampler.continueFrom(other.resampler);
        }
    }

    /**
     * Encodes the next piece.
     *
     * @param like a party to which it will be sent
     */
    public void encode(short[] pcm, int length, MixPort like, long now) {
        count = 0;
        Negotiated to = like.negotiated();
        if (resampler == null) {
            packetizer.add(pcm, length, to, now);
        } else {
            packetizer.add(resampled, resampler.convert(pcm, length, resampled), to, now);
        }
    }

    private void keep(ByteBuffer packet, int length, int gap, long now) {
        if (count == MOST_PACKETS) {
            return;
        }
        if (packets[count].capacity() < packet.limit()) {
            packets[count] = ByteBuffer.allocate(packet.capacity());
        }
        packets[count].clear().put(0, packet, 0, packet.limit()).limit(packet.limit());
        units[count++] = length;
    }

    int count() {
        return count;
    }

    ByteBuffer packet(int index) {
        return packets[index];
    }

    int units(int index) {
        return units[index];
    }

    @Override
    public void close() {
        packetizer.close();
    }
}
