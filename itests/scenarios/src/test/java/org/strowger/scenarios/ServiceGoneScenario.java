package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
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
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.Shell;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;
import org.strowger.testkit.audio.Passage;
import org.strowger.testkit.audio.Tones;
import org.strowger.testkit.audio.Wav;

/** A service is stopped without notice while a caller is inside it and others talk, and comes back. */
public class ServiceGoneScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("service-gone");

    private static final String BUNDLE = "org.strowger.attendant";
    private static final String MENU = "0600";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TONE_A = 440;
    private static final int TONE_B = 620;

    private Vitals before;

    @BeforeClass
    public static void settings() {
        for (String number : List.of("401", "402", "403", "404")) {
            PBX.extension(number);
        }
        PBX.admin()
                .post("/api/v1/config/attendant", Map.of("number", MENU, "name", "Menu", "playCount", 10))
                .expectSuccess();
        PBX.admin()
                .patch("/api/v1/config/call-settings/default", Map.of("operatorExtension", "402"))
                .expectSuccess();
        PBX.call("401", "*43", SippScenario.call().answered().pause(200).bye());
    }

    @Before
    public void remember() {
        before = PBX.product().vitals();
    }

    @After
    public void leavesNothingBehind() {
        PBX.endPeers();
        PBX.awaitBackAt(before);
    }

    private static Baresip phone(String number, int hz) {
        return PBX.closing(
                PBX.phone(number, "udp").withTone(hz).start(PBX.directory()).awaitRegistered());
    }

    private static Passage shipped(String bundle, String prompt) {
        return Passage.of(
                Wav.read(Path.of("../../bundles/" + bundle + "/src/main/resources/prompts/en", prompt + ".wav")));
    }

    private static void shell(String command) {
        Shell.Output output = PBX.shell().run(command);
        assertThat(output.status()).as(output.text()).isZero();
    }

    private static void heardBy(Baresip phone, Passage passage) {
        await().atMost(LIMIT).until(() -> !passage.in(phone.heard()).isEmpty());
    }

    private static void hears(Baresip phone, int hz) {
        await().atMost(LIMIT).until(() -> Tones.in(phone.heard()).heardMillis(hz) > 1000);
    }

    private static List<String> steps(JsonNode record) {
        List<String> steps = new ArrayList<>();
        record.path("steps").forEach(step -> steps.add(step.path("decision").asText()));
        return steps;
    }

    @Test
    public void itsCallersReachTheOperatorAndNobodyElseNotices() {
        Baresip operator = phone("402", TONE_B);
        Baresip one = phone("403", TONE_A);
        Baresip other = phone("404", TONE_B);
        one.dial("404");
        other.awaitEstablished();
        hears(one, TONE_B);

        Baresip caller = phone("401", TONE_A);
        caller.dial(MENU);
        caller.awaitEstablished();
        heardBy(caller, shipped("attendant", "attendant-choose"));
        shell("bundle:stop " + BUNDLE);
        heardBy(caller, shipped("media", "service-unavailable"));
        operator.awaitEstablished();
        hears(operator, TONE_A);
        hears(caller, TONE_B);
        caller.hangup();
        operator.awaitClosed();

        // As early media now: the call was not answered.
        operator.clearRecordings();
        caller.clearRecordings();
        caller.dial(MENU);
        operator.awaitEstablished();
        hears(caller, TONE_B);
        assertThat(shipped("media", "service-unavailable").in(caller.heard())).hasSize(1);
        caller.hangup();
        operator.awaitClosed();

        shell("bundle:start " + BUNDLE);
        caller.clearRecordings();
        caller.dial(MENU);
        caller.awaitEstablished();
        heardBy(caller, shipped("attendant", "attendant-choose"));
        caller.hangup();

        long talked = Tones.in(other.heard()).heardMillis(TONE_A);
        await().atMost(LIMIT).until(() -> Tones.in(other.heard()).heardMillis(TONE_A) > talked + 1000);
        one.hangup();
        other.awaitClosed();
        await().atMost(LIMIT).until(() -> PBX.records("401", MENU).size() == 3);
        List<JsonNode> records = PBX.records("401", MENU);
        assertThat(steps(records.get(2))).contains("the script is out of service", "operator");
        assertThat(steps(records.get(1))).contains("attendant " + MENU + " is out of service", "operator");
        assertThat(records.get(1).path("answeredBy").asText()).isEqualTo("402");
        assertThat(steps(records.get(0))).doesNotContain("operator");
    }
}
