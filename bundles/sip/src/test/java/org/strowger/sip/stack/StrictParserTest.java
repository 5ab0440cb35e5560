package org.strowger.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.junit.Test;

/** What the library takes for another call or another party than datagrams are read for does not get in. */
public class StrictParserTest {
    private static SIPMessage parse(String from, String more) throws ParseException {
        String text = "OPTIONS sip:102@b SIP/2.0\r\nVia: SIP/2.0/TCP b;branch=z9hG4bK1\r\nFrom: " + from
                + "\r\nTo: <sip:102@b>\r\nCall-ID: one\r\nCSeq: 1 OPTIONS\r\n" + more + "\r\n";
        return new StrictParser().parseSIPMessage(text.getBytes(StandardCharsets.UTF_8), true, false, null);
    }

    @Test
    public void whatPhonesSendPasses() throws ParseException {
        for (String from : new String[] {
            "<sip:101@b>;tag=1",
            "\"A <x>;tag=2\" <sip:1%301:secret@b:5061;user=phone>;x=y;tag=1",
            "sip:101@b;tag=1",
            "sip:b;tag=1",
            "<sips:%2310;phone-context=x@[::1]>;tag=1",
            "<tel:+44;phone-context=x>;tag=1",
            "tel:+44;tag=1",
            "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=1"
        }) {
            assertThat(parse(from, "").getFromTag()).as(from).isEqualTo("1");
        }
    }

    @Test
    public void aTagThatTheLibraryTakesIntoTheUriIsRefused() {
        for (String from : new String[] {"shp:101@b;tag=1", "sip:101;tag=1@b", "sip:101;a=b@c;tag=1"}) {
            assertThatThrownBy(() -> parse(from, "")).as(from).isInstanceOf(ParseException.class);
        }
    }

    @Test
    public void whatDatagramsAreRefusedForIsRefused() {
        for (String more : new String[] {"From: <sip:9@b>;tag=9\r\n", "Content-Length: 5\r\n", "CSeq: 2 OPTIONS\r\n"}) {
            assertThatThrownBy(() -> parse("<sip:101@b>;tag=1", more)).as(more).isInstanceOf(ParseException.class);
        }
        assertThatThrownBy(() -> parse("\"open <sip:101@b>;tag=1", "")).isInstanceOf(ParseException.class);
    }
}
