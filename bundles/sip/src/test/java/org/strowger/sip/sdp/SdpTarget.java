package org.strowger.sip.sdp;

import java.nio.charset.StandardCharsets;
import org.strowger.api.media.AudioFormat;
import org.strowger.testkit.fuzz.Bounded;

/** Descriptions of sessions, as offers and as answers; what we answer can be read by ourselves. */
public final class SdpTarget {
    private SdpTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, i -> {
            String text = new String(i, StandardCharsets.UTF_8);
            offered(text);
            answered(text);
        });
    }

    private static void offered(String text) {
        SdpSession session = Sdps.session(AudioFormat.PCMA, AudioFormat.PCMU, Sdps.OPUS);
        String answer;
        try {
            session.receiveOffer(text);
            answer = session.answer(Sdps.LOCAL, null, Direction.SENDRECV).localSdp();
        } catch (SdpException e) {
            return;
        }
        try {
            SdpParser.parse(answer);
        } catch (SdpException e) {
            throw new AssertionError(e.getMessage() + " in our answer: " + answer, e);
        }
    }

    private static void answered(String text) {
        SdpSession session = Sdps.session(AudioFormat.PCMA, AudioFormat.PCMU, Sdps.OPUS);
        session.offer(Sdps.LOCAL, java.util.List.of(), Direction.SENDRECV);
        try {
            session.receiveAnswer(text);
        } catch (SdpException e) {
            return;
        }
    }
}
