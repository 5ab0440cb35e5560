package org.strowger.media.rtp;

import org.strowger.api.media.AudioFormat;

/** Estimates listening quality with the E-model of ITU-T G.107, reduced to codec, loss and the delay that jitter costs. */
final class Mos {
    private static final double BEST = 93.2;
    /** Packet-loss robustness of a decoder that conceals (G.113, appendix I). */
    private static final double CONCEALED = 25.1;

    private Mos() {}

    static double estimate(AudioFormat format, long received, long lost, double jitterMs, double roundTripMs) {
        if (received == 0) {
            return 0;
        }
        double loss = 100.0 * lost / (received + lost);
        double impairment = impairment(format);
        double effective = impairment + (95 - impairment) * loss / (loss + CONCEALED);
        double delay = 20 + 2 * jitterMs + Math.max(0, roundTripMs) / 2;
        double delayImpairment = 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
        double r = Math.max(0, Math.min(100, BEST - effective - delayImpairment));
        return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
    }

    private static double impairment(AudioFormat format) {
        return switch (format.encoding()) {
            case "G726-32" -> 7;
            case "G729" -> 11;
            case "ILBC" -> 13;
            case "GSM" -> 20;
            default -> 0;
        };
    }
}
