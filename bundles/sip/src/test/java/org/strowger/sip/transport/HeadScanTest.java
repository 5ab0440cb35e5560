package org.strowger.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class HeadScanTest {
    private static final HeadLimits LIMITS = new HeadLimits(60, 12, 3);
    private static final String HEAD =
            "OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/TCP b;branch=z9hG4bK1\r\nFrom: <sip:c>;tag=1\r\n"
                    + "To: <sip:d>\r\nCall-ID: e\r\nCSeq: 1 OPTIONS\r\n";

    private static HeadScan.Fault scan(String head, boolean exact) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        return HeadScan.of(bytes, bytes.length, LIMITS, exact);
    }

    private static int status(String more) {
        HeadScan.Fault fault = scan(HEAD + more, true);
        return fault == null ? 0 : fault.status();
    }

    @Test
    public void whatIsUsualPasses() {
        assertThat(scan(HEAD + "Subject: a\r\n folded\r\nAllow: A\r\nAllow: B\r\nl: 0", true))
                .isNull();
    }

    @Test
    public void whatMayStandOnceStandsOnce() {
        assertThat(status("From: <sip:x>;tag=2")).isEqualTo(400);
        assertThat(status("f: <sip:x>;tag=2")).isEqualTo(400);
        assertThat(status("CALL-ID: x")).isEqualTo(400);
        assertThat(status("i: x")).isEqualTo(400);
        assertThat(status("cseq: 2 OPTIONS")).isEqualTo(400);
        assertThat(status("Content-Length: 0\r\nl: 10")).isEqualTo(400);
        assertThat(status("To : <sip:x>")).isEqualTo(400);
    }

    @Test
    public void hopsAreCountedHoweverTheyAreWritten() {
        assertThat(status("Via: SIP/2.0/UDP x;branch=1\r\nv: SIP/2.0/UDP y;branch=2"))
                .isZero();
        assertThat(status("Via: SIP/2.0/UDP x;branch=1, SIP/2.0/UDP y;branch=2, SIP/2.0/UDP z;branch=3"))
                .isEqualTo(513);
        assertThat(status("Record-Route: <sip:a>, <sip:b>, <sip:c>, <sip:d>")).isEqualTo(513);
    }

    @Test
    public void lengthIsLimited() {
        assertThat(scan("OPTIONS sip:" + "a".repeat(80) + " SIP/2.0\r\nTo: x", true)
                        .status())
                .isEqualTo(414);
        assertThat(status("X: y\r\n".repeat(20))).isEqualTo(513);
    }

    @Test
    public void lineEndsAreExactInStreamsOnly() {
        for (String bad : new String[] {"X: a\nY: b", "X: a\rY: b"}) {
            assertThat(scan(HEAD + bad, true).status()).isEqualTo(400);
            assertThat(scan(HEAD + bad, false)).isNull();
        }
    }
}
