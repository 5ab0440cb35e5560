package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;

/** The rules of SIP dialogs with a peer that insists on them: reliable responses, offers by either side, timers, 3xx. */
public class DialogRulesScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("dialogs");

    private static final String RELIABLE = "Require: 100rel\n";

    private Vitals before;

    @BeforeClass
    public static void warmUp() {
        PBX.extension("301");
        PBX.call("301", "*43", SippScenario.call().answered().pause(200).bye());
    }

    @Before
    public void baseline() {
        before = PBX.product().vitals();
    }

    @After
    public void leavesNothingBehind() {
        PBX.endPeers();
        PBX.awaitBackAt(before);
    }

    private static void outcome(String dialed, String result) {
        JsonNode record = PBX.recordOf("301", dialed);
        assertThat(record.path("result").asText()).as(record.toString()).isEqualTo(result);
    }

    @Test
    public void aCallerThatRequiresReliableResponses() {
        PBX.callee("302", SippScenario.callee().ring().pause(500).answer().awaitBye());
        PBX.call(
                "301",
                "302",
                SippScenario.callWith(RELIABLE, true)
                        .reliable(180)
                        .answered()
                        .pause(300)
                        .bye());
        outcome("302", "answered");
    }

    @Test
    public void aCallerThatRequiresThemAndMakesNoOffer() {
        PBX.callee("303", SippScenario.callee().ring().pause(500).answer().awaitBye());
        PBX.call(
                "301",
                "303",
                SippScenario.callWith(RELIABLE, false)
                        .reliable(180)
                        .answeredAfterReliable()
                        .pause(300)
                        .bye());
        outcome("303", "answered");
    }

    @Test
    public void aCallerThatMakesNoOffer() {
        PBX.callee("304", SippScenario.callee().ring().pause(200).answer().awaitBye());
        PBX.call(
                "301",
                "304",
                SippScenario.callWith("", false).answeredWithOffer().pause(300).bye());
        outcome("304", "answered");
    }

    @Test
    public void aCalleeThatRequiresReliableResponses() {
        PBX.callee(
                "305",
                SippScenario.callee().progressReliably().answerAfterReliable().awaitBye());
        PBX.call("301", "305", SippScenario.call().answered().pause(300).bye());
        outcome("305", "answered");
    }

    @Test
    public void aCallerThatRefreshesItsSession() {
        PBX.callee("306", SippScenario.callee().ring().answer().awaitBye());
        String timer = "Supported: timer\nSession-Expires: 90;refresher=uac\n";
        PBX.call(
                "301",
                "306",
                SippScenario.callWith(timer, true)
                        .answered()
                        .request("UPDATE", timer)
                        .request("OPTIONS", "")
                        .bye());
        outcome("306", "answered");
    }

    @Test
    public void aSessionThatWouldBeTooShort() {
        PBX.extension("307");
        PBX.call(
                "301",
                "307",
                SippScenario.callWith("Supported: timer\nSession-Expires: 30\n", true)
                        .refused(422));
    }

    @Test
    public void aPhoneThatForwardsItsCalls() {
        PBX.callee("308", SippScenario.callee().redirect("309"));
        PBX.callee(
                "309",
                SippScenario.calleeExpecting("Diversion", "sip:308@.*reason=deflection")
                        .ring()
                        .answer()
                        .awaitBye());
        PBX.call("301", "308", SippScenario.call().answered().pause(300).bye());
        outcome("308", "answered");
    }

    @Test
    public void aPhoneThatForwardsItsCallsToTheCaller() {
        PBX.extension("311");
        PBX.callee("310", SippScenario.callee().redirect("311"));
        setting("redirects", "PASS");
        try {
            PBX.call("301", "310", SippScenario.call().refused(302));
        } finally {
            setting("redirects", "FOLLOW");
        }
    }

    @Test
    public void aPhoneThatForwardsOutside() {
        PBX.callee("312", SippScenario.callee().redirect("00900123456"));
        PBX.call("301", "312", SippScenario.call().refused(603));
    }

    private static void setting(String name, String value) {
        PBX.admin()
                .patch("/api/v1/config/call-settings/default", Map.of(name, value))
                .expectSuccess();
    }
}
