package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.RtpProbe;
import org.strowger.scenarios.peers.RtpProbes;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.ApiWatch;
import org.strowger.scenarios.product.ClassLoaders;
import org.strowger.scenarios.product.EventStream;
import org.strowger.scenarios.product.Lengthy;
import org.strowger.scenarios.product.Plugins;
import org.strowger.scenarios.product.Releases;
import org.strowger.scenarios.product.TestProduct;

/**
 * Capabilities are stopped, started, restarted and updated under calls, callers in menus, registrations and clients of the API.
 * {@code -Dcalls=100 -Dscripts=30 -Dphones=500 -Drounds=20 -Dgap=40 -Dpeers.seconds=7200} is for a machine that does nothing else.
 */
public class SwapScenario {
    @ClassRule(order = 0)
    public static final Lengthy LENGTHY = new Lengthy();

    @ClassRule(order = 1)
    public static final TestProduct PBX = new TestProduct("swap");

    private static final int CALLS = Integer.getInteger("calls", 10);
    private static final int SCRIPTS = Integer.getInteger("scripts", 2);
    private static final int PHONES = Integer.getInteger("phones", 5);
    private static final int ROUNDS = Integer.getInteger("rounds", 2);
    /** So much longer than without the product between nobody may hear nothing; by default only whether sound goes on is judged. */
    private static final Duration GAP = Duration.ofMillis(Integer.getInteger("gap", 3000));

    /** All that can be stopped, but for those that say that calls are lost with them. */
    private static final List<String> CAPABILITIES =
            List.of("cdr", "codecs", "extensions", "forwarding", "monitor", "parking", "trace", "web-admin", "wizard");

    private static final String MENU = "0600";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Plugins plugins = new Plugins(PBX::admin);
    private final int phones = PBX.ports().one();
    private Releases releases;
    private final List<String> gaps = new ArrayList<>();
    private List<RtpProbe> talking;
    private RtpProbe reference;

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void capabilitiesAreChangedWhileEverybodyGoesOn() {
        releases = Releases.of(PBX);
        PBX.extension("203");
        PBX.change("203", Map.of("registrationExpiry", 7200));
        PBX.callee("203", SippScenario.callee().ring().answer().awaitBye());
        PBX.admin()
                .post(
                        "/api/v1/config/attendant",
                        Map.of("number", MENU, "name", "Menu", "playCount", 10, "fallback", "extension:203"))
                .expectSuccess();
        talk();
        try (ApiWatch api = ApiWatch.of(PBX.admin(), "/api/v1/system", "/api/v1/config/types");
                EventStream events = EventStream.open(PBX.admin())) {
            changeAll();
            ClassLoaders before = ClassLoaders.of(PBX.product().pid());
            for (int round = 1; round < ROUNDS; round++) {
                changeAll();
            }
            System.out.println("longest gaps: " + gaps);
            await("class loaders as before, which were " + before)
                    .atMost(LIMIT)
                    .until(() -> ClassLoaders.of(PBX.product().pid()).count() <= before.count());
            api.assertAllRight();
            await("events until now").atMost(LIMIT).until(() -> !events.events("plugin.updated", releases.version())
                    .isEmpty());
        }
        assertThat(registrations()).isGreaterThanOrEqualTo(PHONES);
        assertThat(plugins.states().values()).containsOnly("running");
    }

    private void registerPhones() {
        PBX.register(
                IntStream.range(300, 300 + PHONES).mapToObj(Integer::toString).toList(), phones);
        assertThat(registrations()).isGreaterThanOrEqualTo(PHONES);
    }

    private static int registrations() {
        return PBX.admin().read("/api/v1/registrations?limit=1").path("total").asInt();
    }

    private void talk() {
        RtpProbes probes = PBX.closing(new RtpProbes(PBX.ports()));
        reference = probes.openReference();
        List<RtpProbe> callers = open(probes);
        List<RtpProbe> callees = open(probes);
        Sipp callee = PBX.callee("202", SippScenario.callee().ring().answer().awaitBye(), ports(callees));
        Sipp caller = PBX.caller(
                "201", "202", SippScenario.call().answered().pause(3_600_000).bye(), ports(callers));
        await("media").atMost(LIMIT).until(() -> {
            probes.connect(callee);
            return probes.connect(caller) == 2 * CALLS + 2;
        });
        talking = new ArrayList<>(callers);
        talking.addAll(callees);
        await("packets").atMost(LIMIT).until(() -> talking.stream()
                .allMatch(probe -> probe.report().received() > 50));
    }

    private static List<RtpProbe> open(RtpProbes probes) {
        return IntStream.range(0, CALLS).mapToObj(i -> probes.open()).toList();
    }

    private static int[] ports(List<RtpProbe> probes) {
        return probes.stream().mapToInt(RtpProbe::port).toArray();
    }

    private void changeAll() {
        // As phones do long before it runs out.
        registerPhones();
        for (String id : CAPABILITIES) {
            listening(id, () -> {
                plugins.post(id + "/stop?now=true");
                plugins.post(id + "/start");
                plugins.post(id + "/restart?now=true");
                releases.update(id, "now=true");
            });
        }
        listening(
                "attendant",
                () -> drainTheMenu(() -> {
                    plugins.post("attendant/stop?drainSeconds=1");
                    plugins.post("attendant/start");
                }));
        listening("attendant update", () -> drainTheMenu(() -> releases.update("attendant", "drainSeconds=1")));
    }

    /** Whoever is in the menu when it is drained arrives at its fallback. */
    private void drainTheMenu(Runnable change) {
        int[] ears = IntStream.range(0, SCRIPTS).map(i -> PBX.deafPort()).toArray();
        Sipp callers = PBX.caller(
                "204", MENU, SippScenario.call().answered().pause(3_600_000).bye(), ears);
        await("callers in the menu")
                .atMost(LIMIT)
                .until(() -> calls("in-script", MENU).size() == SCRIPTS);
        change.run();
        await("callers at the fallback")
                .atMost(LIMIT)
                .until(() -> calls("talking", MENU).size() == SCRIPTS);
        calls("talking", MENU).forEach(id -> PBX.admin().delete("/api/v1/calls/" + id));
        await("an end").atMost(LIMIT).until(() -> calls("talking", MENU).isEmpty());
        callers.close();
    }

    private static List<String> calls(String state, String dialed) {
        List<String> ids = new ArrayList<>();
        for (JsonNode call : PBX.product().calls()) {
            if (call.path("state").asText().equals(state)
                    && call.path("dialed").asText().equals(dialed)) {
                ids.add(call.path("id").asText());
            }
        }
        return ids;
    }

    /** While this is done nobody who talks is cut off, or hears nothing for long. */
    private void listening(String what, Runnable change) {
        talking.forEach(RtpProbe::takeLongestGap);
        reference.takeLongestGap();
        change.run();
        Duration longest = talking.stream()
                .map(RtpProbe::takeLongestGap)
                .max(Duration::compareTo)
                .orElseThrow();
        Duration machine = reference.takeLongestGap();
        gaps.add(what + " " + longest.toMillis() + " ms (machine " + machine.toMillis() + ")");
        assertThat(longest.minus(machine)).as(gaps.toString()).isLessThan(GAP);
        assertThat(calls("talking", "202")).as("calls after " + what).hasSize(CALLS);
    }
}
