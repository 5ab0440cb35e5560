package org.strowger.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.Test;

public class SdpParserTest {
    /** RFC 8866 section 5. */
    private static final String RFC = String.join(
            "\r\n",
            "v=0",
            "o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1",
            "s=Call to John Smith",
            "i=SDP Offer #1",
            "u=http://www.jdoe.example.com/home.html",
            "e=Jane Doe <jane@jdoe.example.com>",
            "p=+1 617 555-6011",
            "c=IN IP4 198.51.100.1",
            "t=0 0",
            "m=audio 49170 RTP/AVP 0",
            "m=audio 49180 RTP/AVP 0",
            "m=video 51372 RTP/AVP 99",
            "c=IN IP6 2001:db8::2",
            "a=rtpmap:99 h263-1998/90000",
            "");

    @Test
    public void readsTheExampleOfTheRfc() throws SdpException {
        SdpDescription d = SdpParser.parse(RFC);
        assertThat(d.origin()).isEqualTo(new SdpOrigin("jdoe", "3724394400", "3724394405", "IP4", "198.51.100.1"));
        assertThat(d.media()).extracting(SdpMedia::port).containsExactly(49170, 49180, 51372);
        assertThat(d.connectionOf(d.media().get(0))).isEqualTo("198.51.100.1");
        assertThat(d.connectionOf(d.media().get(2))).isEqualTo("2001:db8::2");
        assertThat(d.media().get(2).attribute("rtpmap")).contains("99 h263-1998/90000");
    }

    @Test
    public void writesWhatItReads() throws SdpException {
        SdpDescription d = SdpParser.parse(RFC);
        assertThat(SdpParser.parse(SdpWriter.write(d))).isEqualTo(d);
    }

    @Test
    public void bareLineFeedsAndTrailingEmptyLinePass() throws SdpException {
        assertThat(SdpParser.parse(RFC.replace("\r\n", "\n") + "\n")).isEqualTo(SdpParser.parse(RFC));
    }

    @Test
    public void refusesWhatIsNoDescription() {
        String good = Sdps.sdp("m=audio 4000 RTP/AVP 0");
        for (String bad : List.of(
                "",
                "hello",
                "v=1" + good.substring(3),
                good.replace("v=0\r\n", ""),
                good.replace("s=-\r\n", ""),
                good.replace("t=0 0\r\n", ""),
                good.replace("o=phone 1 1 IN", "o=phone 1 x IN"),
                good.replace("o=phone 1 1 IN IP4 198.51.100.7", "o=phone"),
                good.replace("c=IN IP4", "c=IN ATM"),
                good.replace("c=IN IP4 198.51.100.7", "c=IN IP4"),
                good.replace("m=audio", "m= audio"),
                good.replace("4000", "65536"),
                good.replace("4000", "-1"),
                good.replace("4000", "99999999999999999999"),
                good.replace(" 0\r\n", "\r\n"),
                good.replace("m=audio 4000 RTP/AVP 0", "m=audio 4000 RTP/AVP"),
                good + "x=1\r\n",
                good + "t=0 0\r\n",
                good + "a=\r\n",
                good + "a=a\u0000b\r\n",
                good + "\r\na=late\r\n")) {
            assertThatThrownBy(() -> SdpParser.parse(bad))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            SdpException.class, e -> assertThat(e.reason()).isEqualTo(SdpException.Reason.MALFORMED));
        }
        assertThatThrownBy(() -> SdpParser.parse(null)).isInstanceOf(SdpException.class);
    }

    @Test
    public void limitsHold() throws SdpException {
        String base = Sdps.sdp("m=audio 4000 RTP/AVP 0");
        assertThat(SdpParser.parse(base + "a=x\r\n".repeat(SdpParser.MAX_ATTRIBUTES))
                        .media())
                .hasSize(1);
        for (String bomb : List.of(
                base + "a=x\r\n".repeat(SdpParser.MAX_ATTRIBUTES + 1),
                base + "m=audio 4000 RTP/AVP 0\r\n".repeat(SdpParser.MAX_MEDIA),
                base + "m=audio 4000 RTP/AVP" + " 0".repeat(1000) + "\r\n",
                base + "b=AS:99999999999999999999\r\n".repeat(5000),
                base + "a=ssrc:1 cname:x\r\n".repeat(100_000),
                base + "a=candidate:1\r\n".repeat(100_000),
                base + "m=audio 4000 RTP/AVP 0\r\n".repeat(1000),
                base + "a=" + "x".repeat(SdpParser.MAX_LENGTH))) {
            assertThatThrownBy(() -> SdpParser.parse(bomb)).isInstanceOf(SdpException.class);
        }
    }

    @Test
    public void mutationsThrowNothingElse() {
        Random random = new Random(1);
        String good = Sdps.sdp(
                "m=audio 4000 RTP/AVP 0 8 101",
                "a=rtpmap:101 telephone-event/8000",
                "a=fmtp:101 0-16",
                "a=rtcp:4001 IN IP4 198.51.100.7",
                "a=ptime:20",
                "m=video 4002 RTP/AVP 96");
        int agreed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int n = random.nextInt(6); n > 0; n--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(128));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(10)));
                    default -> text.insert(at, random.nextInt());
                }
            }
            SdpSession session = Sdps.session(org.strowger.api.media.AudioFormat.PCMU);
            try {
                session.receiveOffer(text.toString());
                session.answer(Sdps.LOCAL, null, Direction.SENDRECV);
                agreed++;
            } catch (SdpException expected) {
                assertThat(session.current()).isEmpty();
            }
        }
        assertThat(agreed).isBetween(1, 19_999);
    }
}
