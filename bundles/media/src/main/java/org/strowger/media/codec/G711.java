package org.strowger.media.codec;

import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;

/** G.711 in both laws, by table. */
public final class G711 implements Codec {
    private final AudioFormat format;
    private final int payloadType;
    private final String name;
    private final short[] toPcm = new short[256];
    /** One byte for each 16 bit sample. */
    private final byte[] fromPcm = new byte[65536];

    private G711(AudioFormat format, int payloadType, String name, boolean aLaw) {
        this.format = format;
        this.payloadType = payloadType;
        this.name = name;
        for (int code = 0; code < 256; code++) {
            toPcm[code] = (short) (aLaw ? expandA(code) : expandMu(code));
        }
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            fromPcm[sample & 0xFFFF] = (byte) (aLaw ? compressA(sample) : compressMu(sample));
        }
    }

    public static G711 muLaw() {
        return new G711(AudioFormat.PCMU, 0, "ulaw", false);
    }

    public static G711 aLaw() {
        return new G711(AudioFormat.PCMA, 8, "alaw", true);
    }

    private static int expandMu(int code) {
        int bits = ~code & 0xFF;
        int magnitude = (((bits & 0x0F) << 3) + 0x84 << (bits >> 4 & 7)) - 0x84;
        return (bits & 0x80) != 0 ? -magnitude : magnitude;
    }

    private static int compressMu(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), 32635) + 0x84;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        return ~(sign | segment << 4 | magnitude >> segment + 3 & 0x0F) & 0xFF;
    }

    private static int expandA(int code) {
        int bits = code ^ 0x55;
        int segment = bits >> 4 & 7;
        int magnitude = (bits & 0x0F) << 4 | 8;
        if (segment > 0) {
            magnitude = magnitude + 0x100 << segment - 1;
        }
        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }

    private static int compressA(int sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int magnitude = sample < 0 ? -sample - 1 : sample;
        int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
        int mantissa = magnitude >> (segment == 0 ? 4 : segment + 3) & 0x0F;
        return (sign | segment << 4 | mantissa) ^ 0x55;
    }

    @Override
    public AudioFormat format() {
        return format;
    }

    @Override
    public int staticPayloadType() {
        return payloadType;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int sampleRate() {
        return 8000;
    }

    @Override
    public int frameBytes() {
        return 1;
    }

    @Override
    public Encoder newEncoder(String parameters) {
        return (pcm, offset, length, out) -> {
            for (int i = offset; i < offset + length; i++) {
                out.put(fromPcm[pcm[i] & 0xFFFF]);
            }
        };
    }

    @Override
    public Decoder newDecoder(String parameters) {
        return (payload, pcm, offset) -> {
            int count = Math.min(payload.remaining(), pcm.length - offset);
            for (int i = 0; i < count; i++) {
                pcm[offset + i] = toPcm[payload.get() & 0xFF];
            }
            return count;
        };
    }
}
