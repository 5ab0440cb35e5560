package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.RtpProbe;
import org.strowger.scenarios.peers.RtpProbes;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;

/** Every way a call can come out: what the caller is told and what the record says. */
public class CallOutcomeScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("outcomes");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Vitals before;

    @BeforeClass
    public static void warmUp() {
        PBX.extension("201");
        PBX.call("201", "*43", SippScenario.call().answered().pause(200).bye());
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

    @Test
    public void fortyCallsAtFourASecond() {
        PBX.callee("202", SippScenario.callee().ring().answer().awaitBye());
        int[] mediaPorts = new int[40];
        java.util.Arrays.fill(mediaPorts, PBX.deafPort());
        PBX.caller("201", "202", SippScenario.call().answered().pause(1000).bye(), mediaPorts)
                .awaitPassed(LIMIT);

        await("40 records").atMost(LIMIT).until(() -> PBX.records("201", "202").size() >= 40);
        assertThat(PBX.records("201", "202"))
                .hasSize(40)
                .allSatisfy(record -> assertThat(record.path("result").asText()).isEqualTo("answered"));
    }

    @Test
    public void busy() {
        PBX.callee("203", SippScenario.callee().ring().refuse("486 Busy Here"));
        PBX.call("201", "203", SippScenario.call().refused(486));
        outcome("203", "busy");
    }

    @Test
    public void declined() {
        PBX.callee("204", SippScenario.callee().ring().refuse("603 Decline"));
        PBX.call("201", "204", SippScenario.call().refused(603));
        outcome("204", "refused");
    }

    @Test
    public void nobodyAnswers() {
        PBX.callee("205", SippScenario.callee().ring().awaitCancel());
        PBX.admin()
                .patch("/api/v1/config/call-settings/default", Map.of("ringTime", 5))
                .expectSuccess();
        PBX.call("201", "205", SippScenario.call().refused(480));
        outcome("205", "no-answer");
    }

    @Test
    public void theCallerGivesUp() {
        PBX.callee("206", SippScenario.callee().ring().awaitCancel());
        PBX.call("201", "206", SippScenario.call().ringing().pause(500).cancel());
        outcome("206", "cancelled");
    }

    @Test
    public void nobodyIsRegistered() {
        PBX.extension("207");
        PBX.call("201", "207", SippScenario.call().refused(480));
        outcome("207", "unreachable");
    }

    @Test
    public void theNumberDoesNotExist() {
        PBX.call("201", "899", SippScenario.call().refused(404));
        outcome("899", "failed");
    }

    @Test
    public void theCalleeDoesNotWantToBeDisturbed() {
        PBX.callee("208", SippScenario.callee().ring().answer().awaitBye());
        dnd("208", true);
        PBX.call("201", "208", SippScenario.call().refused(486));
        dnd("208", false);
        PBX.call("201", "208", SippScenario.call().answered().pause(200).bye());
        await().atMost(LIMIT).until(() -> PBX.records("201", "208").size() == 2);
    }

    private static void dnd(String number, boolean on) {
        PBX.admin()
                .put("/api/v1/config/forwarding/" + number, Map.of("dnd", on))
                .expectSuccess();
    }

    @Test
    public void aDisabledExtensionIsNotCalled() {
        PBX.callee("209", SippScenario.callee().ring().answer().awaitBye());
        PBX.change("209", Map.of("enabled", false));
        PBX.call("201", "209", SippScenario.call().refused(480));
        await().atMost(LIMIT).until(() -> PBX.records("201", "209").size() == 1);
    }

    @Test
    public void theCalleeHangsUp() {
        PBX.callee("210", SippScenario.callee().ring().answer().pause(500).byeFromCallee());
        PBX.call("201", "210", SippScenario.call().answered().awaitBye());
        JsonNode record = PBX.recordOf("201", "210");
        assertThat(record.path("result").asText()).isEqualTo("answered");
        assertThat(record.path("hungUpBy").asText()).isEqualTo("callee");
    }

    @Test
    public void holdGivesMusicAndResumeGivesBothVoicesBack() {
        RtpProbes probes = PBX.closing(new RtpProbes(PBX.ports()));
        RtpProbe a = probes.open();
        RtpProbe b = probes.open();
        Sipp callee = PBX.callee("211", SippScenario.callee().ring().answer().awaitBye(), b.port());
        Sipp caller = PBX.caller("201", "211", heldFor(3000), a.port());

        await("media").atMost(LIMIT).until(() -> probes.connect(caller) + probes.connect(callee) >= 4);
        await("voices").atMost(LIMIT).until(() -> heard(a) > 20 && heard(b) > 20);
        await("music").atMost(LIMIT).until(() -> b.report().foreign() > 50);
        int held = heard(b);
        await("music only").atMost(LIMIT).until(() -> b.report().foreign() > 100);
        assertThat(heard(b)).isEqualTo(held);
        int answers = heard(a);
        await("voices again").atMost(LIMIT).until(() -> heard(b) > held + 50 && heard(a) > answers + 50);

        caller.awaitPassed(LIMIT);
        outcome("211", "answered");
    }

    private static SippScenario heldFor(int millis) {
        return SippScenario.call()
                .answered()
                .pause(1500)
                .reinvite("sendonly")
                .pause(millis)
                .reinvite("sendrecv")
                .pause(3000)
                .bye();
    }

    private static int heard(RtpProbe probe) {
        return probe.report().received();
    }

    @Test
    public void callsOverTcpWork() {
        PBX.callee("212", SippScenario.callee().ring().answer().awaitBye());
        Sipp.Row row = new Sipp.Row("201", PBX.passwordOf("201"), "212", PBX.deafPort());
        Sipp.Job job = new Sipp.Job(
                "tcp-201",
                SippScenario.call().answered().pause(300).bye(),
                PBX.product().sip(),
                PBX.ports().one(),
                Collections.nCopies(3, row));
        PBX.closing(Sipp.start(PBX.directory(), PBX.ports(), job.tcp())).awaitPassed(LIMIT);
        await().atMost(LIMIT).until(() -> PBX.records("201", "212").size() == 3);
    }

    private static void outcome(String dialed, String result) {
        JsonNode record = PBX.recordOf("201", dialed);
        assertThat(record.path("result").asText()).as(record.toString()).isEqualTo(result);
    }
}
