package org.strowger.sip.transport;

import org.strowger.testkit.fuzz.Bounded;

/** WebSocket frames, in one piece and byte by byte. */
public final class WebSocketTarget {
    private WebSocketTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, i -> StreamTarget.same(i, WebSocketFraming::new));
    }
}
