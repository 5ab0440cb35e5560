package org.strowger.media.source;

import java.io.ByteArrayInputStream;
import org.strowger.api.core.ProblemException;
import org.strowger.testkit.fuzz.Bounded;

/** Sound files that somebody uploaded. */
public final class WavTarget {
    private WavTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, i -> {
            try {
                WavReader.read(new ByteArrayInputStream(i));
            } catch (ProblemException e) {
                return;
            }
        });
    }
}
