package org.strowger.sip.registrar;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.strowger.testkit.fuzz.Bounded;

/** Contact values of registrations. */
public final class ContactTarget {
    private ContactTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, i -> {
            String text = new String(i, StandardCharsets.UTF_8);
            ContactParser.parse(List.of(text));
            HostPort.parse(text);
        });
    }
}
