package org.strowger.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class RedactionTest {
    private static String redacted(String... lines) {
        byte[] data = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        return Redaction.of(SipText.of(data), true);
    }

    private static String header(String line) {
        String[] lines = redacted("INVITE sip:1@h SIP/2.0", line, "", "").split("\r\n");
        return String.join("\n", java.util.Arrays.copyOfRange(lines, 1, lines.length));
    }

    @Test
    public void ofADigestOnlyTheHarmlessIsLeft() {
        assertThat(header(
                        "authorization : Digest username=\"a, b\", response=\"00ff\", opaque=\"o\", new-thing=secret"))
                .isEqualTo("authorization : Digest username=\"a, b\", response=***, opaque=***, new-thing=***");
        assertThat(header("Authentication-Info: nextnonce=\"47\", rspauth=\"66\", qop=auth"))
                .isEqualTo("Authentication-Info: nextnonce=***, rspauth=***, qop=auth");
    }

    @Test
    public void otherCredentialsGoWhole() {
        assertThat(header("Authorization: Bearer eyJ.abc.def")).isEqualTo("Authorization: Bearer ***");
        assertThat(header("Proxy-Authorization: Basic dXNlcjpwYXNz")).isEqualTo("Proxy-Authorization: Basic ***");
        assertThat(header("Authorization: loneword")).isEqualTo("Authorization: ***");
        assertThat(header("y: token.of.identity")).isEqualTo("y: ***");
        assertThat(header("X-Session-Token: abc")).isEqualTo("X-Session-Token: ***");
    }

    @Test
    public void aHeaderOfSeveralLinesIsOne() {
        assertThat(redacted(
                        "INVITE sip:1@h SIP/2.0",
                        "Authorization: Digest realm=\"r\",",
                        "\tresponse=\"secret-one\"",
                        "  , cnonce=\"secret-two\"",
                        "",
                        ""))
                .doesNotContain("secret")
                .contains("realm=\"r\"");
    }

    @Test
    public void passwordsAndTokensInUrisGo() {
        assertThat(header("Contact: <sip:bob:word@192.0.2.1;pn-prid=device-token;x=1>"))
                .isEqualTo("Contact: <sip:bob:***@192.0.2.1;pn-prid=***;x=1>");
        assertThat(header("Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z")).contains("192.0.2.1:5060;branch=z");
        assertThat(header("To: <sip:102@192.0.2.1:5060>")).isEqualTo("To: <sip:102@192.0.2.1:5060>");
    }

    @Test
    public void keysOfEncryptionGo() {
        assertThat(Redaction.sdp(
                        "a=crypto:1 AES inline:abc|2^20;inline:def\r\na=ice-pwd:x\r\nk=clear:y\r\na=ptime:20\r\n"))
                .isEqualTo("a=crypto:1 AES inline:***;inline:***\r\na=ice-pwd:***\r\nk=***\r\na=ptime:20\r\n");
    }

    @Test
    public void bodiesThatMayHoldKeysOrWordsGo() {
        for (String type : new String[] {
            "application/dtmf", "text/plain", "application/kpml-response+xml", "multipart/mixed;boundary=x"
        }) {
            assertThat(redacted("INFO sip:1@h SIP/2.0", "c: " + type, "l: 6", "", "1234\r\n"))
                    .as(type)
                    .endsWith("\r\nl: 3\r\n\r\n***");
        }
        assertThat(redacted("INFO sip:1@h SIP/2.0", "Content-Length: 4", "", "1234"))
                .doesNotContain("1234");
    }

    @Test
    public void theLengthIsThatOfWhatIsLeft() {
        assertThat(redacted(
                        "INVITE sip:1@h SIP/2.0",
                        "Content-Type: application/sdp",
                        "Content-Length: 99",
                        "",
                        "a=ice-pwd:abcdef"))
                .contains("Content-Length: 13\r\n");
    }

    @Test
    public void digitsThatAreNobodysNumberAreHiddenInNotes() {
        assertThat(KeyedDigits.hidden("6500: dialled 102", "102"::equals)).isEqualTo("***: dialled 102");
        assertThat(KeyedDigits.hidden("6500: invalid 4711", d -> true)).isEqualTo("6500: invalid ***");
        assertThat(KeyedDigits.hidden("PIN 4711# given, prompt-12 played", d -> false))
                .isEqualTo("PIN *** given, prompt-12 played");
        assertThat(KeyedDigits.hidden("key 1, extension:102", d -> false)).isEqualTo("key 1, extension:102");
    }
}
