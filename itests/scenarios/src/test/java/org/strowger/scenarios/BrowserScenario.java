package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.Browser;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.audio.Tones;

/** A phone in a web page: SIP over WebSocket on the port of HTTPS. */
public class BrowserScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("browser");

    private static final int TONE = 480;
    private static final int TONE_OF_PHONE = 660;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void registersIsListedAndIsGoneWhenItsTabIs() {
        Browser browser = registered("301");
        JsonNode registration = registrations("301").get(0);
        assertThat(registration.path("transport").asText()).isEqualToIgnoringCase("wss");
        assertThat(registration.path("contact").asText()).contains(".invalid");

        browser.closeTab();

        await("end of the registration").atMost(LIMIT).until(() -> registrations("301")
                .isEmpty());
    }

    @Test
    public void isAskedWhetherItIsThereAndAsks() {
        Browser browser = registered("302");
        await("a measured latency")
                .atMost(LIMIT)
                .until(() -> registrations("302").get(0).path("latencyMs").asDouble(-1) >= 0);
        assertThat(browser.ask("ask", "sip:302@127.0.0.1").asInt()).isEqualTo(200);
    }

    @Test
    public void callsAndIsTold() {
        Browser browser = registered("303");
        browser.call("404");
        JsonNode failed = browser.await("failed");
        assertThat(failed.path("status").asInt()).isBetween(400, 699);
    }

    @Test
    public void talksWithAPhoneThatItCalls() {
        Browser browser = registered("305");
        Baresip phone = phone("306");
        browser.call("306");
        talk(browser, phone);
        browser.hangup();
        phone.awaitClosed();
    }

    @Test
    public void talksWithAPhoneThatCallsIt() {
        Browser browser = registered("307");
        Baresip phone = phone("308");
        phone.dial("307");
        browser.await("call");
        browser.answer();
        talk(browser, phone);
        phone.hangup();
        browser.await("ended");
    }

    private static Baresip phone(String number) {
        return PBX.closing(PBX.phone(number, "udp")
                .withTone(TONE_OF_PHONE)
                .start(PBX.directory())
                .awaitRegistered());
    }

    private static void talk(Browser browser, Baresip phone) {
        browser.await("confirmed");
        phone.awaitEstablished();
        browser.awaitTone(TONE_OF_PHONE);
        await("the browser's voice")
                .atMost(LIMIT)
                .until(() -> Tones.in(phone.heard()).heardMillis(TONE) > 1000);
    }

    @Test
    public void aWrongPasswordIsRefused() {
        PBX.extension("304");
        PBX.change("304", Map.of("transports", List.of("wss")));
        Browser browser = browser();
        browser.register(address(), "304", "not it");
        assertThat(browser.await("registrationFailed").path("status").asInt()).isEqualTo(401);
        assertThat(registrations("304")).isEmpty();
    }

    @Test
    public void pagesOfOthersAndOtherProtocolsAreRefused() {
        Browser browser = browser();
        assertThat(browser.ask("probe", address(), "sip").asText()).isEqualTo("open");
        assertThat(browser.ask("probe", address(), "chat").asText()).isEqualTo("refused");
        browser.ask("open", "http://evil.example");
        assertThat(browser.ask("probe", address(), "sip").asText()).isEqualTo("refused");
    }

    @Test
    public void whatIsNoWebSocketIsNotAnswered() {
        assertThat(PBX.admin().get("/ws").status()).isEqualTo(426);
    }

    private static Browser browser() {
        return PBX.closing(Browser.start(PBX.directory(), PBX.ports(), TONE));
    }

    private static Browser registered(String user) {
        String password = PBX.extension(user);
        PBX.change(
                user,
                Map.of("transports", List.of("wss"), "webLogin", true, "webrtc", true, "codecs", List.of("alaw")));
        return browser().register(address(), user, password).awaitRegistered();
    }

    private static String address() {
        return "wss://127.0.0.1:" + PBX.product().httpsPort() + "/ws";
    }

    private static List<JsonNode> registrations(String user) {
        List<JsonNode> found = new ArrayList<>();
        PBX.admin().read("/api/v1/registrations").path("items").forEach(r -> {
            if (r.path("user").asText().equals(user)) {
                found.add(r);
            }
        });
        return found;
    }
}
