package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.strowger.scenarios.peers.Stranger;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;

/** Attacks on the media of calls, and calls that come to nothing: nobody hears, tells or keeps what he must not. */
public class MediaAttackScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("media-attack");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final int CYCLES = Integer.getInteger("cycles", 1000);

    private Vitals before;

    @BeforeClass
    public static void warmUp() {
        PBX.extension("501");
        PBX.call("501", "*43", SippScenario.call().answered().pause(200).bye());
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
    public void whoSpraysAllPortsBeforeAndDuringACallHearsNothingAndIsNotHeard() {
        RtpProbes probes = PBX.closing(new RtpProbes(PBX.ports()));
        RtpProbe a = probes.open();
        RtpProbe b = probes.open();
        // Pretends to be the caller, whose number as a source of sound is easy to guess.
        Stranger stranger = PBX.closing(new Stranger(
                "127.0.0.2", PBX.product().firstMediaPort(), PBX.product().lastMediaPort(), a.id()));
        stranger.start();
        await("spraying").atMost(LIMIT).until(() -> stranger.rounds() > 10);
        Sipp callee = PBX.callee("502", SippScenario.callee().ring().answer().awaitBye(), b.port());
        Sipp caller = PBX.caller(
                "501", "502", SippScenario.call().answered().pause(8000).bye(), a.port());
        await("media").atMost(LIMIT).until(() -> probes.connect(caller) + probes.connect(callee) >= 4);
        await("voices")
                .atMost(LIMIT)
                .until(() -> a.report().received() > 200 && b.report().received() > 200);
        caller.awaitPassed(LIMIT);

        assertThat(stranger.answers()).as("sound for a stranger").isZero();
        for (RtpProbe probe : List.of(a, b)) {
            RtpProbe.Report heard = probe.report();
            assertThat(heard.foreign() + heard.damaged() + heard.duplicates())
                    .as(heard.toString())
                    .isZero();
        }
        JsonNode record = PBX.recordOf("501", "502");
        assertThat(record.path("result").asText()).isEqualTo("answered");
        assertThat(record.path("hungUpBy").asText()).isEqualTo("caller");
    }

    @Test
    public void aCallWithoutSoundEndsAndItsRecordSaysWhy() {
        PBX.extension("503");
        PBX.change("503", Map.of("rtpTimeout", 5));
        PBX.callee("504", SippScenario.callee().ring().answer().awaitBye());
        PBX.call("503", "504", SippScenario.call().answered().awaitBye());
        JsonNode record = PBX.recordOf("503", "504");
        assertThat(record.path("result").asText()).as(record.toString()).isEqualTo("answered");
        assertThat(record.path("cause").asText()).as(record.toString()).isEqualTo("media-timeout");
        assertThat(record.path("hungUpBy").asText()).as(record.toString()).isEqualTo("system");
    }

    @Test
    public void whoHoldsACallMaySayNothing() {
        PBX.extension("505");
        PBX.change("505", Map.of("rtpTimeout", 4));
        PBX.callee("506", SippScenario.callee().ring().answer().awaitBye());
        SippScenario holding = SippScenario.call()
                .answered()
                .reinvite("sendonly")
                .pause(9000)
                .reinvite("sendrecv")
                .pause(500)
                .bye();
        PBX.call("505", "506", holding);
        assertThat(PBX.recordOf("505", "506").path("hungUpBy").asText()).isEqualTo("caller");
    }

    @Test
    public void callsThatAreGivenUpWhileRingingReturnTheirPorts() {
        PBX.callee("507", SippScenario.callee().ring().awaitCancel());
        many("507", SippScenario.call().ringing().cancel(), CYCLES);
    }

    @Test
    public void callsThatAreGivenUpDuringEarlySoundReturnTheirPorts() {
        PBX.callee("508", SippScenario.callee().progress().awaitCancel());
        many("508", SippScenario.call().early().cancel(), CYCLES / 5);
    }

    private static void many(String target, SippScenario scenario, int calls) {
        List<Sipp.Row> rows = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            rows.add(new Sipp.Row("501", PBX.passwordOf("501"), target, PBX.deafPort()));
        }
        Sipp.Job job = new Sipp.Job(
                "many-" + target, scenario, PBX.product().sip(), PBX.ports().one(), rows);
        PBX.closing(Sipp.start(PBX.directory(), PBX.ports(), job.rate(25))).awaitPassed(LONG);
    }
}
