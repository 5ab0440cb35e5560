package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.RtpProbe;
import org.strowger.scenarios.peers.RtpProbes;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;

/**
 * Many calls with media at once: every packet arrives, once, with the bytes it was sent with. Ten calls for a moment by
 * default; {@code -Dcalls=50 -Dminutes=5} is the long run.
 */
public class MediaLoadScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("media-load");

    private static final int CALLS = Integer.getInteger("calls", 10);
    private static final int MINUTES = Integer.getInteger("minutes", 0);
    private static final Duration SET_UP = Duration.ofSeconds(60);

    /** SIPp starts four calls a second. */
    private static final int STAGGER_MILLIS = 250;

    /** Memory may still grow this much while call after call warms the machine up. */
    private static final int GROWTH_MB = 64;

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void nothingIsLost() {
        PBX.extension("201");
        PBX.call("201", "*43", SippScenario.call().answered().pause(200).bye());
        Vitals before = PBX.product().vitals();
        RtpProbes probes = PBX.closing(new RtpProbes(PBX.ports()));
        List<RtpProbe> callers = open(probes);
        List<RtpProbe> callees = open(probes);
        Sipp callee = PBX.callee("202", SippScenario.callee().ring().answer().awaitBye(), ports(callees));
        // The first call must still be up when the last one, which starts that much later, has sent everything.
        int talkMillis = MINUTES * 60_000 + 10_000 + CALLS * STAGGER_MILLIS;
        Sipp caller = PBX.caller(
                "201", "202", SippScenario.call().answered().pause(talkMillis).bye(), ports(callers));

        await("media addresses").atMost(SET_UP).until(() -> {
            probes.connect(callee);
            return probes.connect(caller) == 2 * CALLS;
        });
        assertThat(PBX.product().calls()).hasSize(CALLS);
        Vitals early = PBX.product().vitals();
        awaitPackets(callers, MINUTES * 3000 + 100);
        awaitPackets(callees, MINUTES * 3000 + 100);
        Vitals late = PBX.product().vitals();
        callers.forEach(RtpProbe::stop);
        callees.forEach(RtpProbe::stop);
        judge(callers, callees);
        assertThat(late.residentMb()).isLessThan(early.residentMb() + GROWTH_MB);

        caller.awaitPassed(Duration.ofMillis(talkMillis).plus(SET_UP));
        PBX.awaitBackAt(before);
        // A record is written a moment after its call.
        await("records").atMost(SET_UP).until(() -> PBX.records("201", "202").size() == CALLS);
    }

    private static void awaitPackets(List<RtpProbe> probes, int packets) {
        await("packets")
                .atMost(Duration.ofMinutes(MINUTES + 1))
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .until(() -> probes.stream().allMatch(probe -> probe.report().sent() >= packets));
    }

    /** Everyone heard exactly one other, all of it from the first packet on, and who heard whom is mutual. */
    private static void judge(List<RtpProbe> callers, List<RtpProbe> callees) {
        Map<Integer, RtpProbe> byId = new HashMap<>();
        callers.forEach(probe -> byId.put(probe.id(), probe));
        callees.forEach(probe -> byId.put(probe.id(), probe));
        for (RtpProbe probe : byId.values()) {
            RtpProbe other = byId.get(probe.report().sender());
            assertThat(other)
                    .as("whom probe %d heard: %s", probe.id(), probe.report())
                    .isNotNull();
            assertThat(other.report().sender()).isEqualTo(probe.id());
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                            probe.report().lostOf(other.report().sent()))
                    .as("lost: %s", probe.report())
                    .isZero());
            assertThat(probe.report().damaged()
                            + probe.report().duplicates()
                            + probe.report().foreign())
                    .isZero();
            assertThat(probe.report().first())
                    .as("packets before the path was open")
                    .isLessThan(50);
        }
    }

    private static List<RtpProbe> open(RtpProbes probes) {
        List<RtpProbe> list = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            list.add(probes.open());
        }
        return list;
    }

    private static int[] ports(List<RtpProbe> probes) {
        return probes.stream().mapToInt(RtpProbe::port).toArray();
    }
}
