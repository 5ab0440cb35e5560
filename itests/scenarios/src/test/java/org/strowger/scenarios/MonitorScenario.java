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
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.product.EventStream;
import org.strowger.scenarios.product.TestProduct;

/** A page that only listens sees a phone come, ring, talk and go, how the call sounds, and how the machine is. */
public class MonitorScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("monitor");

    private static final Duration SOON = Duration.ofSeconds(20);

    private EventStream events;

    @BeforeClass
    public static void prepare() {
        PBX.extension("701");
        PBX.extension("702");
    }

    @Before
    public void listen() {
        events = PBX.closing(EventStream.open(PBX.admin()));
    }

    @After
    public void end() {
        PBX.endPeers();
    }

    private static Baresip phone(String number, boolean answersByItself) {
        var settings = PBX.phone(number, "udp").withTone(440);
        return PBX.closing((answersByItself ? settings : settings.manual())
                .start(PBX.directory())
                .awaitRegistered());
    }

    /** States that an extension's tile went through, repetitions left out. */
    private List<String> states(String number) {
        List<String> states = new ArrayList<>();
        for (EventStream.Event event : events.events("extension.state", "\"number\":\"" + number + "\"")) {
            JsonNode tile = event.data().path("tile");
            String state = tile.path("state").asText();
            if (tile.path("number").asText().equals(number)
                    && (states.isEmpty() || !states.get(states.size() - 1).equals(state))) {
                states.add(state);
            }
        }
        return states;
    }

    private void awaitState(String number, String state) {
        await(number + " " + state)
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(states(number)).isNotEmpty().last().isEqualTo(state));
    }

    /** What was just made, or is just being read again, has its tile in a moment. */
    private static JsonNode tile(String number) {
        await("a tile of " + number)
                .atMost(SOON)
                .until(() ->
                        PBX.admin().get("/api/v1/extension-states/" + number).status() == 200);
        return PBX.admin().read("/api/v1/extension-states/" + number);
    }

    @Test
    public void aTileFollowsItsPhoneAndACallIsHeard() {
        assertThat(tile("702").path("state").asText()).isEqualTo("offline");
        Baresip a = phone("701", true);
        Baresip b = phone("702", false);
        awaitState("702", "online");
        assertThat(tile("702").at("/contacts/0/userAgent").asText()).contains("baresip");
        a.dial("702");
        awaitState("702", "ringing");
        assertThat(tile("702").at("/call/withNumber").asText()).isEqualTo("701");
        b.answer();
        awaitState("702", "in-call");
        awaitState("701", "in-call");
        soundsWell(tile("701").at("/call/id").asText());
        a.hangup();
        b.awaitClosed();
        awaitState("702", "online");
        String contact = tile("702").at("/contacts/0/id").asText();
        PBX.admin().delete("/api/v1/registrations/" + contact).expectSuccess();
        awaitState("702", "offline");
        // Whether that it was offline at first is told once more depends on how long ago it was made.
        assertThat(states("702")).endsWith("online", "ringing", "in-call", "online", "offline");
    }

    /** Twice: figures are news as long as they change. */
    private void soundsWell(String call) {
        await("figures of the call").atMost(SOON).untilAsserted(() -> assertThat(events.events("call.quality", call))
                .hasSizeGreaterThanOrEqualTo(2));
        List<EventStream.Event> told = events.events("call.quality", call);
        JsonNode legs = told.get(told.size() - 1).data().path("legs");
        assertThat(legs).hasSize(2).allSatisfy(leg -> {
            assertThat(leg.path("codec").asText()).isEqualTo("PCMU");
            assertThat(leg.path("packetMs").asInt()).isEqualTo(20);
            assertThat(leg.path("packetsReceived").asLong()).isGreaterThan(200);
            assertThat(leg.path("recentLossPercent").asDouble()).isLessThan(5);
            assertThat(leg.path("mos").asDouble()).isGreaterThan(3.5);
        });
        JsonNode asked = PBX.admin().read("/api/v1/calls/quality").at("/items/0");
        assertThat(asked.path("callId").asText()).isEqualTo(call);
        assertThat(asked.path("legs")).hasSize(2);
    }

    @Test
    public void doNotDisturbShowsOnTheTile() {
        phone("701", true);
        awaitState("701", "online");
        PBX.admin().put("/api/v1/config/forwarding/701", Map.of("dnd", true)).expectSuccess();
        awaitState("701", "dnd");
        PBX.admin().delete("/api/v1/config/forwarding/701").expectSuccess();
        awaitState("701", "online");
    }

    @Test
    public void theMachineIsMeasuredAndTold() {
        await("a sample").atMost(SOON).until(() -> !events.events("system.metrics", "cpu-process")
                .isEmpty());
        JsonNode hour = PBX.admin().read("/api/v1/metrics?range=hour");
        assertThat(hour.at("/series/memory-process")).hasSize(720);
        assertThat(hour.at("/series/storage-free")).isNotEmpty();
        JsonNode system = PBX.admin().read("/api/v1/system");
        assertThat(system.path("ports").toString())
                .contains("\"sip-udp\"", "\"https\"", "\"rtp\"")
                .contains(PBX.product().sip().replaceFirst(".*:", ""));
        assertThat(system.at("/hardware/memoryBytes").asLong()).isPositive();
        assertThat(PBX.shell().run("pbx:metrics").text()).contains("cpu-machine", "heap-used");
        assertThat(PBX.shell().run("pbx:alarms").status()).isZero();
    }

    @Test
    public void aPluginTellsHowFarItsStopIs() {
        PBX.admin().post("/api/v1/plugins/parking/stop?now=true", null).expectSuccess();
        await("the end of it").atMost(SOON).until(() -> !events.events("plugin.operation", "\"done\"")
                .isEmpty());
        assertThat(events.events("plugin.operation", "parking"))
                .extracting(event -> event.data().at("/operation/state").asText())
                .startsWith("waiting")
                .contains("running")
                .endsWith("done");
        PBX.admin().post("/api/v1/plugins/parking/start", null).expectSuccess();
        await("running again").atMost(SOON).until(() -> PBX.admin()
                .read("/api/v1/plugins/parking")
                .path("state")
                .asText()
                .equals("running"));
    }

    @Test
    public void withoutMonitoringTheRestGoesOn() {
        PBX.admin().post("/api/v1/plugins/monitor/stop?now=true", null).expectSuccess();
        await("stopped")
                .atMost(SOON)
                .until(() -> PBX.admin().get("/api/v1/metrics").status() == 503);
        await("the card without it")
                .atMost(SOON)
                .until(() -> PBX.admin().read("/api/v1/system").path("hardware").isNull());
        PBX.admin().post("/api/v1/plugins/monitor/start", null).expectSuccess();
        assertThat(tile("701").path("number").asText()).isEqualTo("701");
    }
}
