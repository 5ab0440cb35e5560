package org.strowger.sip.leg;

import java.nio.charset.StandardCharsets;
import org.strowger.testkit.fuzz.Bounded;

/** Where a transfer is to lead, and which call it is to take the place of. */
public final class ReferTarget {
    private ReferTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, i -> {
            String text = new String(i, StandardCharsets.UTF_8);
            ReferTo.parse(text);
            Replaces.parse(text);
        });
    }
}
