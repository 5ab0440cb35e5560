package org.strowger.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.strowger.sip.stack.NameAddress;
import org.strowger.sip.stack.Percent;

/** What fuzzing found: text that means one thing to a machine and another to people, or to another parser. */
public class HeadersTest {
    private static MessageTarget.Read message(String more) throws MalformedMessage {
        String text = "OPTIONS sip:102@b SIP/2.0\r\nVia: SIP/2.0/UDP b;branch=z9hG4bK1\r\nFrom: <sip:101@b>;tag=1\r\n"
                + "To: <sip:102@b>\r\nCall-ID:\r\n  one\r\nCSeq: 1 OPTIONS\r\n" + more + "\r\n";
        return new MessageTarget.Read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void aValueInTheNextLineHasNoSpaceBeforeIt() throws MalformedMessage {
        assertThat(message("").callId()).isEqualTo("one");
        assertThat(message("").fault()).isNull();
    }

    @Test
    public void aNameThatOnlyLooksLikeAnotherIsRefused() throws MalformedMessage {
        assertThat(message("Call-\u0131d: two\r\n").fault().status()).isEqualTo(400);
        assertThat(message("C\u017feq: 2 BYE\r\n").fault().status()).isEqualTo(400);
    }

    @Test
    public void aPartyWithAQuoteThatIsNotClosedIsRefused() throws MalformedMessage {
        for (String party : new String[] {"From: a \" <sip:101@b>;tag=1", "To: \"a\\\" <sip:102@b>"}) {
            String name = party.substring(0, party.indexOf(':'));
            String broken =
                    message("").text().replaceFirst(name + ": .*", java.util.regex.Matcher.quoteReplacement(party));
            assertThat(new MessageTarget.Read(broken.getBytes(StandardCharsets.UTF_8))
                            .fault()
                            .status())
                    .as(party)
                    .isEqualTo(400);
        }
    }

    @Test
    public void linesEndsBeforeAMessageHideNothing() throws MalformedMessage {
        byte[] late = ("\r\n\r\n" + message("From: <sip:900@b>\r\n").text()).getBytes(StandardCharsets.UTF_8);
        assertThat(new MessageTarget.Read(late).fault().status()).isEqualTo(400);
    }

    @Test
    public void nothingInvisibleIsDecodedOrShown() {
        assertThat(Percent.decode("a%0D%0Ab%00")).isEqualTo("a%0D%0Ab%00");
        assertThat(Percent.decode("%E2%80%AEa")).isEqualTo("%E2%80%AEa");
        assertThat(Percent.decode("J%C3%BCrgen")).isEqualTo("J\u00fcrgen");
        assertThat(new NameAddress("\u202eabc\u0007\u0085", null, "").display()).isEqualTo("abc");
        assertThat(new NameAddress("\u0646\u200c\u0627", null, "").display()).isEqualTo("\u0646\u200c\u0627");
    }
}
