package org.strowger.sip.auth;

import java.nio.charset.StandardCharsets;
import org.strowger.testkit.fuzz.Bounded;

/** Authorization headers. */
public final class DigestTarget {
    private DigestTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, i -> AuthParameters.parse(new String(i, StandardCharsets.UTF_8), "Digest")
                .filter(p -> DigestCredentials.fault(p).isEmpty())
                .map(DigestCredentials::of)
                .ifPresent(c -> {
                    DigestUri.matches(c.uri(), "sip:192.0.2.1", host -> true);
                    DigestHash.response(c, "REGISTER", "secret");
                }));
    }
}
