package org.strowger.codecs.opus;

/** The head of an Opus packet (RFC 6716 section 3), read before native code sees the packet. */
final class OpusPacket {
    /** What a datagram can bring. */
    static final int LARGEST = 1500;

    private static final int FIRST_HYBRID = 12;
    private static final int FIRST_CELT = 16;
    private static final int LONGEST_MS = 120;
    /** Frames of a packet by the last two bits of its first byte; the fourth way has a count of its own. */
    private static final int[] COUNTS = {1, 2, 2};

    private static final int[] SILK_MS = {10, 20, 40, 60};

    private OpusPacket() {}

    /** Samples that a packet claims to hold; 0 for what is no packet. */
    static int samples(byte[] packet, int length, int rate) {
        if (length == 0) {
            return 0;
        }
        int code = packet[0] & 3;
        boolean halves = code == 1 && length % 2 == 0;
        boolean headless = code >= 2 && length < 2;
        if (halves || headless) {
            return 0;
        }
        int count = code == 3 ? packet[1] & 63 : COUNTS[code];
        int samples = count * frameSamples(packet, length, rate);
        return samples > rate / 1000 * LONGEST_MS ? 0 : samples;
    }

    /** Samples of one of its frames; 0 without a first byte. */
    static int frameSamples(byte[] packet, int length, int rate) {
        if (length == 0) {
            return 0;
        }
        int configuration = (packet[0] & 0xFF) >> 3;
        if (configuration >= FIRST_CELT) {
            return (rate / 400) << (configuration & 3);
        }
        int milliseconds = configuration >= FIRST_HYBRID ? 10 << (configuration & 1) : SILK_MS[configuration & 3];
        return rate / 1000 * milliseconds;
    }

    /** Only packets of speech can repeat parts of the packet before. */
    static boolean mayRepeat(byte[] packet, int length) {
        return length > 1 && (packet[0] & 0xFF) >> 3 < FIRST_CELT;
    }
}
