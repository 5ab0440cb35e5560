package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.sip.testing.Digest;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

public class OutsideDialogTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private SipText ask(RawUa phone, String method, String more) {
        phone.send(request(phone, method, more));
        return phone.take("response to " + method, m -> !m.request());
    }

    private String request(RawUa phone, String method, String more) {
        String uri = "sip:127.0.0.1:" + sip.port;
        return phone.request(method, uri, RawUa.unique(), RawUa.unique(), "sip:101@127.0.0.1", 1, more, "");
    }

    @Test
    public void optionsAreAnsweredOnEveryTransport() throws IOException, GeneralSecurityException {
        for (RawUa phone : new RawUa[] {sip.phone("101"), sip.tcpPhone("101"), sip.tlsPhone("101")}) {
            SipText answer = ask(phone, "OPTIONS", "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Allow")).contains("INVITE").contains("UPDATE");
            assertThat(answer.header("Contact")).contains("127.0.0.1");
            assertThat(answer.tag("To")).hasSizeGreaterThanOrEqualTo(24);
        }
    }

    @Test
    public void aFalseTransportInTheViaIsNotAnswered() throws IOException {
        RawUa phone = sip.phone("101");
        for (String other : new String[] {"TCP", "TLS", "FOO"}) {
            phone.send(request(phone, "OPTIONS", "").replace("SIP/2.0/UDP", "SIP/2.0/" + other));
        }
        assertThat(ask(phone, "OPTIONS", "").status()).isEqualTo(200);
        assertThat(phone.waiting(m -> !m.request())).isZero();
    }

    @Test
    public void aRefusalRepeatsNothingOfWhatCouldNotBeRead() throws IOException {
        RawUa phone = sip.phone("101");
        phone.send(request(phone, "OPTIONS", "").replace("CSeq: 1 ", "CSeq: 99999999999999999999 "));
        SipText refusal = phone.take("response", m -> !m.request());
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.start()).isEqualTo("SIP/2.0 400 Bad Request");
        assertThat(refusal.lines()).allMatch(line -> line.matches("[A-Za-z-]+: ?[^\n]*"));
    }

    @Test
    public void registersWithEitherAlgorithm() throws IOException {
        RawUa phone = sip.phone("101");
        for (String algorithm : new String[] {"MD5", "SHA-256"}) {
            SipText challenge = ask(phone, "REGISTER", "Expires: 60");
            assertThat(challenge.status()).isEqualTo(401);
            String uri = "sip:127.0.0.1:" + sip.port;
            String answer = Digest.authorization(challenge, algorithm, "101", "secret-101", "REGISTER", uri);
            String more = "\r\nExpires: 60\r\nSupported: path\r\nPath: <sip:edge.example.com;lr>";
            SipText ok = ask(phone, "REGISTER", answer + more);
            assertThat(ok.status()).isEqualTo(200);
            assertThat(ok.header("Path")).isEqualTo("<sip:edge.example.com;lr>");
            assertThat(ok.header("Date")).matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} [0-9:]{8} GMT");
        }
        assertThat(sip.registrar.requests()).hasSize(2);
        assertThat(sip.registrar.requests().get(0).contacts()).containsExactly(phone.contact());
        assertThat(sip.registrar.requests().get(0).expires()).isEqualTo(60);
        assertThat(sip.registrar.requests().get(0).source().getPort()).isEqualTo(phone.port());
    }

    @Test
    public void unknownUserLooksLikeAWrongPassword() throws IOException {
        SipText wrong = registerAs("101", "not it");
        SipText unknown = registerAs("999", "not it");
        assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(401);
        assertThat(unknown.lines().stream().map(l -> l.split(":")[0]))
                .containsExactlyElementsOf(
                        wrong.lines().stream().map(l -> l.split(":")[0]).toList());
        assertThat(sip.registrar.requests()).isEmpty();
    }

    private SipText registerAs(String user, String password) throws IOException {
        RawUa phone = sip.phone(user);
        String uri = "sip:127.0.0.1:" + sip.port;
        String to = "sip:" + user + "@127.0.0.1";
        phone.send(phone.request("REGISTER", uri, RawUa.unique(), "f", to, 1, "", ""));
        SipText challenge = phone.take("challenge", m -> m.status() == 401);
        String answer = Digest.authorization(challenge, "MD5", user, password, "REGISTER", uri);
        phone.send(phone.request("REGISTER", uri, RawUa.unique(), "f", to, 2, answer, ""));
        return phone.take("final response", m -> !m.request());
    }

    @Test
    public void somebodyElsesAddressIsRefused() throws IOException {
        RawUa phone = sip.phone("102");
        SipText challenge = ask(phone, "REGISTER", "");
        String uri = "sip:127.0.0.1:" + sip.port;
        String answer = Digest.authorization(challenge, "MD5", "102", "secret-102", "REGISTER", uri);
        assertThat(ask(phone, "REGISTER", answer).status()).isEqualTo(403);
        assertThat(sip.registrar.requests()).isEmpty();
    }

    @Test
    public void wrongRequestsAreRefusedAndNothingIsKept() throws IOException {
        RawUa phone = sip.phone("101");
        assertThat(ask(phone, "REGISTER", "Require: precondition").status()).isEqualTo(420);
        assertThat(ask(phone, "NOTIFY", "Event: x").status()).isEqualTo(481);
        assertThat(ask(phone, "BYE", "").status()).isEqualTo(481);
        assertThat(ask(phone, "INFO", "").status()).isEqualTo(481);
        assertThat(ask(phone, "CANCEL", "").status()).isEqualTo(481);
        assertThat(ask(phone, "FROBNICATE", "").status()).isEqualTo(405);
        for (String none : new String[] {"0", "00"}) {
            phone.send(request(phone, "OPTIONS", "").replace("Max-Forwards: 70", "Max-Forwards: " + none));
            assertThat(phone.take("483", m -> !m.request()).status()).isEqualTo(483);
        }
        phone.send(request(phone, "OPTIONS", "").replaceFirst("sip:[^ ]*", "tel:110"));
        assertThat(phone.take("416", m -> !m.request()).status()).isEqualTo(416);
        String uri = "sip:102@127.0.0.1:" + sip.port;
        String invite = phone.request("INVITE", uri, RawUa.unique(), "f", uri, 1, "", "--x\r\n");
        phone.send(invite.replace("application/sdp", "multipart/mixed;boundary=x"));
        assertThat(phone.take("415", m -> !m.request()).status()).isEqualTo(415);
        phone.send(invite.replace("Content-Type", "Content-Encoding: gzip\r\nContent-Type")
                .replace("branch=z9hG4bK", "branch=z9hG4bKz"));
        assertThat(phone.take("415", m -> !m.request()).status()).isEqualTo(415);
        assertThat(sip.server().transactions()).isZero();
    }

    @Test
    public void malformedMessagesDoNoHarm() throws IOException {
        RawUa phone = sip.phone("101");
        String good = request(phone, "OPTIONS", "");
        phone.send("\r\n\r\n");
        phone.send("nonsense");
        phone.send("SIP/2.0 200 OK\r\n\r\n");
        phone.send(good.replace("CSeq: 1 OPTIONS", "CSeq: one OPTIONS"));
        phone.send(good.replaceAll("Via: [^\r]*\r\n", ""));
        phone.send(good.replaceAll("From: [^\r]*", "From: <<<>>>"));
        phone.send(good.replace("CSeq: 1 OPTIONS", "CSeq: 99999999999999999999 OPTIONS"));
        phone.send(good.replace("SIP/2.0\r\nVia", "SIP/9.9\r\nVia"));
        phone.send(good.replaceAll("Call-ID: [^\r]*\r\n", ""));
        phone.send("A".repeat(20_000));
        phone.send(good.replace("Content-Length: 0", "Content-Length: 99999"));
        phone.send(request(phone, "OPTIONS", ""));
        assertThat(phone.takeStatus("OPTIONS", 200).status()).isEqualTo(200);
    }
}
