package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.RtpProbe;
import org.strowger.scenarios.peers.RtpProbes;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;

/** What the callee sends before it answers, an announcement or its own ringing tone, is heard by the caller. */
public class EarlyMediaScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("early-media");

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int WAIT = 5000;

    private final RtpProbes probes = PBX.closing(new RtpProbes(PBX.ports()));
    private final RtpProbe callerSound = probes.open();
    private final RtpProbe calleeSound = probes.open();

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void passesUnchangedBeforeAndAfterTheAnswer() {
        Sipp callee = callee(
                "602", SippScenario.callee().progress().pause(WAIT).answer().awaitBye());
        Sipp caller = caller(
                "601", "602", SippScenario.call().early().answered().pause(1500).bye());
        heardEarly(caller, callee);
        caller.awaitPassed(LIMIT);
        RtpProbe.Report heard = callerSound.report();
        assertThat(heard.damaged() + heard.foreign() + heard.duplicates()).isZero();
        assertThat(heard.sender()).isEqualTo(calleeSound.id());
        assertThat(heard.received()).isGreaterThan(WAIT / 20);
        assertThat(calleeSound.report().sender()).isEqualTo(callerSound.id());
    }

    @Test
    public void passesWhereTheCalleeWantsItsProgressAcknowledged() {
        Sipp callee = callee(
                "603",
                SippScenario.callee()
                        .progressReliably()
                        .pause(WAIT)
                        .answerAfterReliable()
                        .awaitBye());
        Sipp caller = caller(
                "601", "603", SippScenario.call().early().answered().pause(1000).bye());
        heardEarly(caller, callee);
        caller.awaitPassed(LIMIT);
    }

    @Test
    public void passesWhereTheCallerWantsItReliably() {
        Sipp callee = callee(
                "604", SippScenario.callee().progress().pause(WAIT).answer().awaitBye());
        Sipp caller = caller(
                "601",
                "604",
                SippScenario.callWith("Require: 100rel\n", true)
                        .reliable(183)
                        .answeredAfterReliable()
                        .pause(1000)
                        .bye());
        heardEarly(caller, callee);
        caller.awaitPassed(LIMIT);
    }

    private void heardEarly(Sipp caller, Sipp callee) {
        await("media").atMost(LIMIT).until(() -> probes.connect(caller) + probes.connect(callee) >= 4);
        await("early sound").atMost(LIMIT).until(() -> callerSound.report().received() > 50);
        assertThat(PBX.product().calls().get(0).toString())
                .as("not answered yet")
                .doesNotContain("talking");
    }

    @Test
    public void isTranscodedForACallerWithAnotherCodec() {
        callee("605", SippScenario.callee().progress().pause(WAIT).answer().awaitBye());
        PBX.extension("606");
        PBX.change("606", Map.of("codecs", List.of("g722", "alaw")));
        Baresip caller = PBX.closing(PBX.phone("606", "udp")
                .withCodecs("G722/16000/1")
                .withTone(440)
                .start(PBX.directory())
                .awaitRegistered());
        caller.dial("605");
        await("media").atMost(LIMIT).until(() -> {
            probes.connect(lastCallee);
            return calleeSound.report().sent() > 0;
        });
        await("early sound").atMost(LIMIT).until(() -> caller.heard().seconds() > 1);
        assertThat(caller.log()).as("not answered yet").doesNotContain("Call established");
        caller.awaitEstablished();
        assertThat(caller.heard().seconds()).isGreaterThan(1);
        caller.hangup();
    }

    private Sipp lastCallee;

    private Sipp callee(String number, SippScenario scenario) {
        lastCallee = PBX.callee(number, scenario, calleeSound.port());
        return lastCallee;
    }

    private Sipp caller(String number, String target, SippScenario scenario) {
        return PBX.caller(number, target, scenario, callerSound.port());
    }
}
