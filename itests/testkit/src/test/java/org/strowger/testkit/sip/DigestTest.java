package org.strowger.testkit.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;

public class DigestTest {
    /** RFC 2617 3.5. */
    @Test
    public void theExampleOfTheStandard() {
        String a1 = Digest.md5("Mufasa:testrealm@host.com:Circle Of Life");
        String response =
                Digest.response(a1, "dcd98b7102dd2f0e8b11d0f600bfb0c093", "0a4f113b", "GET", "/dir/index.html");
        assertThat(response).isEqualTo("6629fae49393a05397450978507c4ef1");
    }

    @Test
    public void ofSeveralChallengesTheOneForMd5IsAnswered() {
        SipMessage challenge = SipMessage.parse("SIP/2.0 407 Who are you\r\n"
                + "Proxy-Authenticate: Digest realm=\"r\", nonce=\"sha\", algorithm=SHA-256, qop=\"auth\"\r\n"
                + "Proxy-Authenticate: Digest realm=\"r\", nonce=\"md5\", algorithm=MD5, qop=\"auth\"\r\n\r\n");
        assertThat(Digest.answer(challenge, "101", "secret", "INVITE", "sip:102@x"))
                .startsWith("Proxy-Authorization: Digest username=\"101\", realm=\"r\", nonce=\"md5\"");
    }

    @Test
    public void noChallengeForMd5IsSaid() {
        SipMessage challenge = SipMessage.parse("SIP/2.0 401 Who are you\r\n"
                + "WWW-Authenticate: Digest realm=\"r\", nonce=\"sha\", algorithm=SHA-256, qop=\"auth\"\r\n\r\n");
        assertThatThrownBy(() -> Digest.answer(challenge, "101", "secret", "REGISTER", "sip:x"))
                .hasMessageContaining("no MD5 challenge");
    }
}
