package org.jitsi.impl.neomedia.codec.audio.g729;

/**
 * Line spectral frequencies out of codebook entries and the frames before (ITU-T G.729 section 3.2.4). Replaces
 * libjitsi's class of this name, which prints a line for each frame with frequencies out of range: a party could fill
 * a disk with such frames.
 */
final class Lspgetq {
    private Lspgetq() {}

    /** Decodes one vector; {@code history}, the newest frame first, takes the new one in. */
    static void lsp_get_quant(
            float[][] first,
            float[][] second,
            int of,
            int low,
            int high,
            float[][] weights,
            float[][] history,
            float[] quantized,
            float[] weightOfNew) {
        float[] fresh = new float[Ld8k.M];
        for (int i = 0; i < Ld8k.M; i++) {
            fresh[i] = first[of][i] + second[i < Ld8k.NC ? low : high][i];
        }
        lsp_expand_1_2(fresh, Ld8k.GAP1);
        lsp_expand_1_2(fresh, Ld8k.GAP2);
        for (int i = 0; i < Ld8k.M; i++) {
            float sum = fresh[i] * weightOfNew[i];
            for (int age = 0; age < Ld8k.MA_NP; age++) {
                sum += history[age][i] * weights[age][i];
            }
            quantized[i] = sum;
        }
        lsp_prev_update(fresh, history);
        keepApart(quantized);
    }

    static void lsp_expand_1(float[] frequencies, float gap) {
        spread(frequencies, 1, Ld8k.NC, gap);
    }

    static void lsp_expand_2(float[] frequencies, float gap) {
        spread(frequencies, Ld8k.NC, Ld8k.M, gap);
    }

    static void lsp_expand_1_2(float[] frequencies, float gap) {
        spread(frequencies, 1, Ld8k.M, gap);
    }

    /** Moves neighbours that are closer than the gap apart, each by half of what is missing. */
    private static void spread(float[] frequencies, int from, int to, float gap) {
        for (int i = from; i < to; i++) {
            float missing = (frequencies[i - 1] - frequencies[i] + gap) * 0.5f;
            if (missing > 0) {
                frequencies[i - 1] -= missing;
                frequencies[i] += missing;
            }
        }
    }

    /** What the codebooks have to contribute to {@code wanted} beyond what the frames before predict. */
    static void lsp_prev_extract(
            float[] wanted, float[] contribution, float[][] weights, float[][] history, float[] inverseWeightOfNew) {
        for (int i = 0; i < Ld8k.M; i++) {
            float rest = wanted[i];
            for (int age = 0; age < Ld8k.MA_NP; age++) {
                rest -= history[age][i] * weights[age][i];
            }
            contribution[i] = rest * inverseWeightOfNew[i];
        }
    }

    static void lsp_prev_update(float[] fresh, float[][] history) {
        for (int age = Ld8k.MA_NP - 1; age > 0; age--) {
            System.arraycopy(history[age - 1], 0, history[age], 0, Ld8k.M);
        }
        System.arraycopy(fresh, 0, history[0], 0, Ld8k.M);
    }

    /** Brings them in order, within the limits and at least a gap apart, so that the synthesis filter is stable. */
    private static void keepApart(float[] frequencies) {
        for (int i = 1; i < Ld8k.M; i++) {
            if (frequencies[i] < frequencies[i - 1]) {
                float larger = frequencies[i - 1];
                frequencies[i - 1] = frequencies[i];
                frequencies[i] = larger;
            }
        }
        frequencies[0] = Math.max(frequencies[0], Ld8k.L_LIMIT);
        for (int i = 1; i < Ld8k.M; i++) {
            frequencies[i] =
                    frequencies[i] - frequencies[i - 1] < Ld8k.GAP3 ? frequencies[i - 1] + Ld8k.GAP3 : frequencies[i];
        }
        frequencies[Ld8k.M - 1] = Math.min(frequencies[Ld8k.M - 1], Ld8k.M_LIMIT);
    }
}
