package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.EventStream;
import org.strowger.scenarios.product.Shell;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;
import org.strowger.testkit.audio.Tones;
import org.strowger.testkit.audio.Wav;

/** Two phones, one on UDP and one on TLS, register, call each other and talk. */
public class FirstCallScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("first-call");

    private static final int TONE_201 = 440;
    private static final int TONE_202 = 620;
    private static final Duration HEAR = Duration.ofSeconds(20);

    private Vitals before;
    private Baresip a;
    private Baresip b;

    @BeforeClass
    public static void warmUp() {
        PBX.extension("201");
        PBX.extension("202");
        PBX.shell().run("pbx:status");
        PBX.call("201", "*43", SippScenario.call().answered().pause(200).bye());
    }

    @Before
    public void register() {
        before = PBX.product().vitals();
        a = PBX.closing(PBX.phone("201", "udp")
                .withTone(TONE_201)
                .start(PBX.directory())
                .awaitRegistered());
        b = PBX.closing(PBX.phone("202", "tls")
                .withTone(TONE_202)
                .start(PBX.directory())
                .awaitRegistered());
    }

    @After
    public void leavesNothingBehind() {
        PBX.endPeers();
        PBX.awaitBackAt(before);
    }

    @Test
    public void eachHearsTheOtherAndTheCallerHangsUp() {
        try (EventStream events = EventStream.open(PBX.admin())) {
            int recordsBefore = PBX.records("201", "202").size();
            talk(a, "202", b);
            assertThat(PBX.product().calls()).hasSize(1);
            assertThat(PBX.shell().run("pbx:calls").text()).contains("201").contains("202");

            a.hangup();
            b.awaitClosed();

            JsonNode record = newestRecord("201", "202", recordsBefore);
            assertThat(record.path("result").asText()).isEqualTo("answered");
            assertThat(record.path("answeredBy").asText()).isEqualTo("202");
            assertThat(record.path("hungUpBy").asText()).isEqualTo("caller");
            await().atMost(HEAR)
                    .until(() -> !events.events("call.ended", "\"answered\"").isEmpty());
            assertThat(events.events())
                    .extracting(EventStream.Event::type)
                    // How it sounds is told every few seconds, or not at all of a short call.
                    .filteredOn(type -> type.startsWith("call.") && !type.equals("call.quality"))
                    .containsExactly("call.started", "call.ringing", "call.answered", "call.ended");
        }
        assertThat(Tones.in(a.heard()).heardMillis(TONE_201)).as("own voice").isZero();
        assertThat(Tones.in(b.heard()).heardMillis(TONE_202)).as("own voice").isZero();
    }

    @Test
    public void theOtherWayRoundAndTheCalleeHangsUp() {
        int recordsBefore = PBX.records("202", "201").size();
        talk(b, "201", a);

        a.hangup();
        b.awaitClosed();

        JsonNode record = newestRecord("202", "201", recordsBefore);
        assertThat(record.path("result").asText()).isEqualTo("answered");
        assertThat(record.path("hungUpBy").asText()).isEqualTo("callee");
    }

    @Test
    public void holdGivesMusicAndResumeGivesTheVoiceBack() {
        talk(a, "202", b);
        a.hold();
        await("a second and a half of music").atMost(HEAR).until(() -> musicMillis(b) > 1500);
        a.resume();

        int voice = Tones.in(b.heard()).heardMillis(TONE_201);
        await("voice again").atMost(HEAR).until(() -> Tones.in(b.heard()).heardMillis(TONE_201) > voice + 1000);
        b.hangup();
        a.awaitClosed();
    }

    @Test
    public void registrationsAreShownEverywhere() {
        JsonNode items = PBX.admin().read("/api/v1/registrations").path("items");
        assertThat(items.findValuesAsText("user")).contains("201", "202");
        assertThat(items.findValuesAsText("transport")).contains("udp", "tls");
        Shell.Output shown = PBX.shell().run("pbx:registrations");
        assertThat(shown.status()).isZero();
        assertThat(shown.text()).contains("201").contains("202").containsIgnoringCase("tls");
    }

    /** Calls, and waits until both have heard a second and a half of the other without a hole. */
    private void talk(Baresip caller, String number, Baresip callee) {
        caller.dial(number);
        caller.awaitEstablished();
        callee.awaitEstablished();
        await("voices")
                .atMost(HEAR)
                .until(() -> Tones.in(a.heard()).heardMillis(TONE_202) > 1500
                        && Tones.in(b.heard()).heardMillis(TONE_201) > 1500);
        assertThat(Tones.in(a.heard()).gaps(TONE_202, 100)).isEmpty();
        assertThat(Tones.in(b.heard()).gaps(TONE_201, 100)).isEmpty();
    }

    /** Time in which something is heard that is nobody's voice. */
    private static int musicMillis(Baresip phone) {
        Wav heard = phone.heard();
        Tones tones = Tones.in(heard);
        int all = (int) (heard.seconds() * 1000);
        return all - tones.silentMillis() - tones.heardMillis(TONE_201) - tones.heardMillis(TONE_202);
    }

    private JsonNode newestRecord(String caller, String dialed, int recordsBefore) {
        await("call record")
                .atMost(HEAR)
                .until(() -> PBX.records(caller, dialed).size() == recordsBefore + 1);
        return PBX.records(caller, dialed).get(0);
    }
}
