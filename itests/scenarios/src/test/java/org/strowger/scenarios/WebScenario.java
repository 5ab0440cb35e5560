package org.strowger.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.Walk;
import org.strowger.scenarios.product.Plugins;
import org.strowger.scenarios.product.TestProduct;

/** The pages of the administration, as a person uses them; Chromium tells no fault and no breach of the content policy. */
public class WebScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("web");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void signsInAndOutInBothLanguages() {
        walk("signsIn", nothing());
    }

    @Test
    public void makesFindsAndExportsExtensions() {
        walk("extensions", nothing());
    }

    @Test
    public void pagesComeAndGoWithTheirPluginWithoutReload() {
        Plugins plugins = new Plugins(PBX::admin);
        walk("pluginPages", asked -> {
            String[] words = asked.split(" ");
            plugins.done(PBX.admin().post("/api/v1/plugins/" + words[1] + "/" + words[0], Map.of()));
            return "done";
        });
    }

    @Test
    public void takesAChangeBack() {
        PBX.extension("702");
        PBX.change("702", Map.of("name", "Bea"));
        walk("rollsBack", nothing());
    }

    @Test
    public void followsACallLiveAndThenInItsTrace() {
        Baresip caller = phone("703");
        Baresip callee = phone("704");
        walk("followsACall", asked -> switch (asked) {
            case "call" -> {
                caller.dial("704");
                callee.awaitEstablished();
                yield "talking";
            }
            case "hang up" -> {
                caller.hangup();
                callee.awaitClosed();
                yield "over";
            }
            default -> record("703", "704");
        });
    }

    @Test
    public void namesOfOthersStayInert() {
        PBX.extension("705");
        PBX.change("705", Map.of("name", "<img src=x onerror=alert(1)>"));
        phone("705");
        walk("staysInert", nothing());
    }

    @Test
    public void asksForASecondFactorAndTakesARecoveryCode() {
        String password = TestProduct.randomPassword() + "-" + TestProduct.randomPassword();
        PBX.admin()
                .post("/api/v1/config/account", Map.of("name", "second", "role", "admin", "password", password))
                .expect(201);
        Walk.walk("secondFactor", base(), "second", password, PBX.directory(), nothing());
    }

    private static String record(String caller, String dialed) {
        return await("record")
                .atMost(LIMIT)
                .until(() -> PBX.records(caller, dialed).stream().findFirst(), Optional::isPresent)
                .map(JsonNode.class::cast)
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static Baresip phone(String number) {
        return PBX.closing(
                PBX.phone(number, "udp").withTone(440).start(PBX.directory()).awaitRegistered());
    }

    private static Function<String, String> nothing() {
        return asked -> {
            throw new AssertionError("nothing is to be done: " + asked);
        };
    }

    private static void walk(String name, Function<String, String> helper) {
        Walk.walk(name, base(), "admin", PBX.product().credential("admin"), PBX.directory(), helper);
    }

    private static URI base() {
        return URI.create("https://127.0.0.1:" + PBX.product().httpsPort());
    }
}
