package org.strowger.media.source;

import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** Refusals of sounds. */
final class Problems {
    private Problems() {}

    static ProblemException invalid(String code, String field, String en, String zh) {
        return new ProblemException(ProblemException.Kind.INVALID, code, field, Text.of(en, zh));
    }

    static ProblemException unreadable() {
        return new ProblemException(
                ProblemException.Kind.UNAVAILABLE,
                "media.file",
                "file",
                Text.of("The sound file cannot be read.", "无法读取音频文件。"));
    }

    static ProblemException notAWav() {
        return invalid(
                "media.wav",
                "file",
                "The sound file must be a WAV file, mono, with 16 bit PCM at 8 or 16 kHz or with G.711, of at most 20 MB.",
                "音频文件必须是单声道 WAV：8 或 16 kHz 的 16 位 PCM，或 G.711，且不超过 20 MB。");
    }
}
