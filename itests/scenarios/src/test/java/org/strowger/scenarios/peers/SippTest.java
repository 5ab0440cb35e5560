package org.strowger.scenarios.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.testkit.FreePorts;

/** SIPp against SIPp: proves the scenario blocks and the media probes, without the product. */
public class SippTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FreePorts ports = new FreePorts();

    @Test
    public void callsWithMediaArriveWhole() {
        try (RtpProbes probes = new RtpProbes(ports)) {
            RtpProbe a = probes.open();
            RtpProbe b = probes.open();
            try (Sipp callee = callee(SippScenario.callee().ring().answer().awaitBye(), b);
                    Sipp caller =
                            caller(SippScenario.direct().answered().pause(2000).bye(), callee, a)) {
                await().atMost(LIMIT).until(() -> probes.connect(callee) + probes.connect(caller) >= 4);
                await().atMost(LIMIT).until(() -> b.report().received() >= 50);
                caller.awaitPassed(LIMIT);
                callee.awaitPassed(LIMIT);
                a.stop();
                b.stop();
                int sent = a.report().sent();
                await().atMost(LIMIT).until(() -> b.report().lostOf(sent) == 0);
                assertThat(b.report().sender()).isEqualTo(a.id());
                assertThat(b.report().damaged()
                                + b.report().duplicates()
                                + b.report().foreign())
                        .isZero();
            }
        }
    }

    @Test
    public void aCallThatGoesOtherwiseFails() {
        try (RtpProbes probes = new RtpProbes(ports)) {
            RtpProbe probe = probes.open();
            try (Sipp callee = callee(SippScenario.callee().refuse("486 Busy Here"), probe);
                    Sipp caller = caller(SippScenario.direct().answered().bye(), callee, probe)) {
                assertThatThrownBy(() -> caller.awaitPassed(LIMIT)).hasMessageContaining("486");
            }
        }
    }

    @Test
    public void refusalsAreAcknowledged() {
        try (RtpProbes probes = new RtpProbes(ports)) {
            RtpProbe probe = probes.open();
            try (Sipp callee = callee(SippScenario.callee().ring().refuse("486 Busy Here"), probe);
                    Sipp caller = caller(SippScenario.direct().refused(486), callee, probe)) {
                caller.awaitPassed(LIMIT);
                callee.awaitPassed(LIMIT);
            }
        }
    }

    @Test
    public void ringingCallsAreCancelled() {
        try (RtpProbes probes = new RtpProbes(ports)) {
            RtpProbe probe = probes.open();
            try (Sipp callee = callee(SippScenario.callee().ring().awaitCancel(), probe);
                    Sipp caller =
                            caller(SippScenario.direct().ringing().pause(300).cancel(), callee, probe)) {
                caller.awaitPassed(LIMIT);
                callee.awaitPassed(LIMIT);
            }
        }
    }

    @Test
    public void theCalleeHangsUp() {
        try (RtpProbes probes = new RtpProbes(ports)) {
            RtpProbe probe = probes.open();
            try (Sipp callee = callee(
                            SippScenario.callee().ring().answer().pause(300).byeFromCallee(), probe);
                    Sipp caller = caller(SippScenario.direct().answered().awaitBye(), callee, probe)) {
                caller.awaitPassed(LIMIT);
                callee.awaitPassed(LIMIT);
            }
        }
    }

    @Test
    public void holdAndResume() {
        try (RtpProbes probes = new RtpProbes(ports)) {
            RtpProbe probe = probes.open();
            SippScenario held = SippScenario.callee()
                    .ring()
                    .answer()
                    .awaitReinvite()
                    .awaitReinvite()
                    .awaitBye();
            try (Sipp callee = callee(held, probe);
                    Sipp caller = caller(
                            SippScenario.direct()
                                    .answered()
                                    .reinvite("sendonly")
                                    .reinvite("sendrecv")
                                    .bye(),
                            callee,
                            probe)) {
                caller.awaitPassed(LIMIT);
                callee.awaitPassed(LIMIT);
                assertThat(callee.messages()).contains("a=sendonly").contains("a=sendrecv");
            }
        }
    }

    private Sipp callee(SippScenario scenario, RtpProbe probe) {
        int port = ports.one();
        return Sipp.start(
                directory(),
                ports,
                new Sipp.Job(
                        "callee", scenario, "127.0.0.1", port, List.of(new Sipp.Row("202", "x", "202", probe.port()))));
    }

    private Sipp caller(SippScenario scenario, Sipp callee, RtpProbe probe) {
        return Sipp.start(
                directory(),
                ports,
                new Sipp.Job(
                        "caller",
                        scenario,
                        "127.0.0.1:" + callee.port(),
                        ports.one(),
                        List.of(new Sipp.Row("201", "x", "202", probe.port()))));
    }

    private Path directory() {
        return folder.getRoot().toPath();
    }
}
