package org.strowger.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.strowger.api.call.trace.SdpSummary;
import org.strowger.api.call.trace.SdpSummary.Change;
import org.strowger.api.call.trace.SdpSummary.Role;

public class SdpLedgerTest {
    private final SdpLedger ledger = new SdpLedger();
    private int step;

    private SdpSummary add(boolean received, String startLine, String cseq, String sdp) {
        String text = startLine + "\r\nCSeq: " + cseq + "\r\nContent-Type: application/sdp\r\n\r\n" + sdp;
        return ledger.add(++step, SipText.of(text.getBytes(StandardCharsets.UTF_8)), received);
    }

    private SdpSummary invite(boolean received, int cseq, String sdp) {
        return add(received, "INVITE sip:1@h SIP/2.0", cseq + " INVITE", sdp);
    }

    private SdpSummary ok(boolean received, int cseq, String sdp) {
        return add(received, "SIP/2.0 200 OK", cseq + " INVITE", sdp);
    }

    private static String sdp(int port, String protocol, String formats, String... attributes) {
        return "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio " + port + " " + protocol + " " + formats + "\r\n"
                + String.join("\r\n", attributes) + "\r\n";
    }

    @Test
    public void aHoldShowsAsAChangeOfDirection() {
        assertThat(invite(true, 1, sdp(4000, "RTP/AVP", "0 8")).role()).isEqualTo(Role.OFFER);
        SdpSummary answer = ok(false, 1, sdp(5000, "RTP/AVP", "0 8"));
        assertThat(answer.role()).isEqualTo(Role.ANSWER);
        assertThat(answer.against()).isEqualTo(1);
        assertThat(answer.changes()).isEmpty();

        SdpSummary hold = invite(true, 2, sdp(4000, "RTP/AVP", "0 8", "a=sendonly"));
        assertThat(hold.role()).isEqualTo(Role.OFFER);
        assertThat(hold.against()).isEqualTo(1);
        assertThat(hold.changes())
                .extracting(Change::what, Change::before, Change::after)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("direction", "sendrecv", "sendonly"));
        assertThat(ok(false, 2, sdp(5000, "RTP/AVP", "0 8", "a=recvonly")).changes())
                .isEmpty();
    }

    @Test
    public void addressCodecsAndEncryptionAreCompared() {
        invite(true, 1, sdp(4000, "RTP/AVP", "0"));
        ok(false, 1, sdp(5000, "RTP/AVP", "0"));
        SdpSummary again =
                invite(true, 2, sdp(4100, "UDP/TLS/RTP/SAVPF", "8", "a=fingerprint:sha-256 AA", "a=ptime:30"));
        assertThat(again.changes()).extracting(Change::what).containsExactly("codecs", "security", "ptime", "address");
        assertThat(again.streams().get(0).security()).isEqualTo("dtls");
        assertThat(again.changes().get(3).text().zh()).isEqualTo("地址：192.0.2.1:4000 → 192.0.2.1:4100");
    }

    @Test
    public void anOfferMayComeInTheResponseAndItsAnswerInTheAck() {
        assertThat(ok(false, 1, sdp(5000, "RTP/AVP", "0 8")).role()).isEqualTo(Role.OFFER);
        SdpSummary answer = add(true, "ACK sip:1@h SIP/2.0", "1 ACK", sdp(4000, "RTP/AVP", "8"));
        assertThat(answer.role()).isEqualTo(Role.ANSWER);
        assertThat(answer.changes()).extracting(Change::what).containsExactly("codecs");
    }

    @Test
    public void earlyMediaAndTheFinalAnswerAnswerTheSameOffer() {
        invite(true, 1, sdp(4000, "RTP/AVP", "0"));
        assertThat(add(false, "SIP/2.0 183 Session Progress", "1 INVITE", sdp(5000, "RTP/AVP", "0"))
                        .role())
                .isEqualTo(Role.ANSWER);
        assertThat(ok(false, 1, sdp(5000, "RTP/AVP", "0")).role()).isEqualTo(Role.ANSWER);
    }

    @Test
    public void aRefusedStreamIsSaidSo() {
        invite(true, 1, sdp(4000, "RTP/AVP", "0") + "m=video 4002 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n");
        SdpSummary answer = ok(false, 1, sdp(5000, "RTP/AVP", "0") + "m=video 0 RTP/AVP 96\r\n");
        assertThat(answer.changes())
                .extracting(Change::stream, Change::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "refused"));
    }

    @Test
    public void nonsenseIsReadWithoutHarm() {
        assertThat(invite(true, 1, "m=\r\nm=audio\r\nm=audio x y\r\na=rtpmap\r\na=ptime:\r\nc=\r\n\0")
                        .streams())
                .hasSize(1);
    }
}
