package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.sip.MessageEvent;
import org.strowger.sip.testing.Digest;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Instant messages between extensions. */
public class MessageTest {
    private static final String TEXT = "Grüß Gott, 你好";

    @Rule
    public final SipFixture sip = new SipFixture();

    private RawUa sender;
    private RawUa desk;

    @Before
    public void bind() throws IOException {
        sender = sip.phone("101");
        desk = sip.phone("102");
        sip.registrar.bind(desk);
    }

    private String text(String to, String from, String type, String more, String body) {
        String uri = "sip:" + to + "@127.0.0.1:" + sip.port;
        return sender.request("MESSAGE", uri, RawUa.unique(), RawUa.unique(), uri, 1, more, body)
                .replace("application/sdp", type)
                .replaceFirst("From: <sip:101@", "From: <sip:" + from + "@");
    }

    private void send(String to, String from, String type, String body, String more) {
        sender.send(text(to, from, type, more, body));
        SipText challenge = sender.takeStatus("MESSAGE", 401);
        String uri = "sip:" + to + "@127.0.0.1:" + sip.port;
        String answer = Digest.authorization(challenge, "MD5", "101", "secret-101", "MESSAGE", uri);
        sender.send(text(to, from, type, answer + more, body));
    }

    private SipText answer() {
        return sender.take("answer", m -> !m.request());
    }

    private MessageEvent event() {
        List<MessageEvent> all = sip.events.events(MessageEvent.class);
        return all.get(all.size() - 1);
    }

    @Test
    public void onlyTheContentIsPassedOnFromWhoHasProvenHimself() {
        send(
                "102",
                "101",
                "text/plain;charset=UTF-8",
                TEXT,
                "\r\nAlert-Info: <http://evil/>\r\nP-Asserted-Identity: <sip:1@x>");
        SipText message = desk.takeRequest("MESSAGE");
        assertThat(message.body()).isEqualTo(TEXT);
        assertThat(message.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(message.header("From")).startsWith("\"User 101\" <sip:101@127.0.0.1>");
        assertThat(message.headers("Alert-Info")).isEmpty();
        assertThat(message.headers("P-Asserted-Identity")).isEmpty();
        assertThat(message.headers("Contact")).isEmpty();
        desk.respond(message, 200, "t", "", "");
        assertThat(answer().status()).isEqualTo(200);
        assertThat(event().delivered()).isTrue();
        assertThat(event().contentType()).isEqualTo("text/plain");
        assertThat(event().toString()).doesNotContain("Gott");
    }

    @Test
    public void allDevicesGetItAndOneThatTakesItIsEnough() throws IOException {
        RawUa mobile = sip.phone("102");
        sip.registrar.bind(mobile);
        send("102", "101", "text/html", "<b>x</b>", "");
        desk.respond(desk.takeRequest("MESSAGE"), 486, "t", "", "");
        mobile.respond(mobile.takeRequest("MESSAGE"), 202, "t", "", "");
        assertThat(answer().status()).isEqualTo(200);
    }

    @Test
    public void whenNoDeviceTakesItTheSenderKnows() {
        send("102", "101", "text/plain", "x", "");
        desk.respond(desk.takeRequest("MESSAGE"), 486, "t", "", "");
        assertThat(answer().status()).isEqualTo(480);
        assertThat(event().delivered()).isFalse();
        sip.registrar.clear();
        send("102", "101", "text/plain", "x", "");
        assertThat(answer().status()).isEqualTo(480);
    }

    @Test
    public void aDeviceThatSaysNothingIsNotWaitedForForEver() {
        send("102", "101", "text/plain", "x", "");
        desk.takeRequest("MESSAGE");
        sip.time.advance(Duration.ofSeconds(15));
        assertThat(answer().status()).isEqualTo(480);
    }

    @Test
    public void nothingGoesToOthersThanExtensions() {
        for (String to : new String[] {"999", "+8613800138000", "*43"}) {
            send(to, "101", "text/plain", "x", "");
            assertThat(answer().status()).isEqualTo(404);
        }
    }

    @Test
    public void whatIsTooLargeOrEmptyIsRefused() {
        send("102", "101", "text/plain", "x".repeat(1001), "");
        assertThat(answer().status()).isEqualTo(413);
        send("102", "101", "text/plain", "", "");
        assertThat(answer().status()).isEqualTo(400);
        assertThat(desk.waiting(SipText::request)).isZero();
    }

    @Test
    public void nobodySpeaksInTheNameOfOthers() {
        send("102", "103", "text/plain", "x", "");
        assertThat(answer().status()).isEqualTo(403);
        assertThat(desk.waiting(SipText::request)).isZero();
    }
}
