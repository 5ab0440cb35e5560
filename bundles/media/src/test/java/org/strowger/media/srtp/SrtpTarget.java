package org.strowger.media.srtp;

import java.nio.ByteBuffer;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;
import org.strowger.testkit.fuzz.Bounded;

/** Protected packets of somebody who does not have the key: none is ever taken. */
public final class SrtpTarget {
    private static final Srtp SRTP = new Srtp();

    private SrtpTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, SrtpTarget::read);
    }

    private static void read(byte[] input) {
        for (SrtpSuite suite : SrtpSuite.values()) {
            byte[] material = new byte[suite.keyBytes() + suite.saltBytes()];
            SrtpReceiver receiver = SRTP.receiver(new SrtpKey(suite, material));
            boolean taken = receiver.unprotect(ByteBuffer.wrap(input.clone()))
                    || receiver.unprotectControl(ByteBuffer.wrap(input.clone()));
            if (taken) {
                throw new AssertionError("forged under " + suite);
            }
        }
    }
}
