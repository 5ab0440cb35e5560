package org.strowger.media.record;

import org.strowger.api.media.RecordingOptions;

/** Notices when nobody speaks any more, and how much silence stands at the end. One thread. */
final class SilenceWatch {
    /** Silence that stays at the end, so that the last word is not cut off. */
    private static final int REST_MS = 300;

    private final RecordingOptions options;
    private final Runnable listener;
    private final double threshold;
    private final long limit;
    private long silent;
    private boolean told;

    SilenceWatch(RecordingOptions options, Runnable listener) {
        this.options = options;
        this.listener = listener;
        threshold = Math.pow(10, options.silenceLevel() / 10.0) * 32768 * 32768;
        limit = options.silence().toMillis() * options.sampleRate() / 1000;
    }

    void heard(short[] pcm, int length) {
        double power = 0;
        for (int i = 0; i < length; i++) {
            power += (double) pcm[i] * pcm[i];
        }
        silent = power < threshold * length ? silent + length : 0;
        if (limit > 0 && silent >= limit && !told && listener != null) {
            told = true;
            listener.run();
        }
    }

    /** Samples to take away at the end. */
    long cut() {
        return options.trim() ? Math.max(0, silent - (long) REST_MS * options.sampleRate() / 1000) : 0;
    }
}
