package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;
import org.strowger.testkit.audio.Tones;

/** Calls to somebody who wants them elsewhere, and how he says so. Ann (202) forwards, Bob (203) and Cid (204) take it. */
public class ForwardingScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("forwarding");

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String CALLER = "201";
    private static final String ANN = "202";
    private static final String BOB = "203";
    private static final String CID = "204";

    private Vitals before;

    @BeforeClass
    public static void warmUp() {
        for (String number : List.of(CALLER, ANN, BOB, CID)) {
            PBX.extension(number);
        }
        PBX.call(CALLER, "*43", SippScenario.call().answered().pause(200).bye());
    }

    @Before
    public void baseline() {
        before = PBX.product().vitals();
    }

    @After
    public void leavesNothingBehind() {
        PBX.endPeers();
        for (String number : List.of(ANN, BOB, CID)) {
            PBX.admin().delete("/api/v1/config/forwarding/" + number);
            PBX.admin().delete("/api/v1/registrations/" + number);
        }
        PBX.awaitBackAt(before);
    }

    // --- phones and settings

    private static void set(String extension, Object... fields) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put((String) fields[i], fields[i + 1]);
        }
        PBX.admin().put("/api/v1/config/forwarding/" + extension, values).expectSuccess();
    }

    private static JsonNode settings(String extension) {
        return PBX.admin().read("/api/v1/config/forwarding/" + extension);
    }

    private static void forward(String extension, String kind, String target) {
        set(extension, kind + "Enabled", true, kind + "Target", target);
    }

    private static void answers(String number) {
        PBX.callee(number, SippScenario.callee().ring().answer().awaitBye());
    }

    private static void isBusy(String number) {
        PBX.callee(number, SippScenario.callee().ring().refuse("486 Busy Here"));
    }

    private static void ringsOnly(String number) {
        PBX.callee(number, SippScenario.callee().ring().awaitCancel());
    }

    /** Calls Ann, is answered, and returns the record of that call. */
    private static JsonNode answeredCall() {
        int calls = PBX.records(CALLER, ANN).size();
        PBX.call(CALLER, ANN, SippScenario.call().answered().pause(300).bye());
        return newest(calls);
    }

    private static JsonNode refusedCall(int status) {
        int calls = PBX.records(CALLER, ANN).size();
        PBX.call(CALLER, ANN, SippScenario.call().refused(status));
        return newest(calls);
    }

    private static JsonNode newest(int calls) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> PBX.records(CALLER, ANN).size() > calls);
        return PBX.records(CALLER, ANN).get(0);
    }

    private static void answeredBy(JsonNode record, String number) {
        assertThat(record.path("result").asText()).as(record.toString()).isEqualTo("answered");
        assertThat(record.path("answeredBy").asText()).as(record.toString()).isEqualTo(number);
    }

    /** Somebody in the record's steps has passed the call on to somebody. */
    private static void passedOn(JsonNode record, String by, String to) {
        assertThat(record.path("steps"))
                .as(record.toString())
                .anySatisfy(step -> assertThat(step.path("decision").asText()).contains(by, to));
    }

    // --- the six kinds

    @Test
    public void always() {
        answers(ANN);
        answers(BOB);
        forward(ANN, "always", BOB);
        JsonNode record = answeredCall();
        answeredBy(record, BOB);
        passedOn(record, ANN, BOB);
        assertThat(record.path("legs")).as("Ann's phone was left alone").hasSize(2);
    }

    @Test
    public void busy() {
        isBusy(ANN);
        answers(BOB);
        forward(ANN, "busy", BOB);
        JsonNode record = answeredCall();
        answeredBy(record, BOB);
        passedOn(record, ANN, BOB);
    }

    @Test
    public void unreachable() {
        answers(BOB);
        forward(ANN, "unreachable", BOB);
        answeredBy(answeredCall(), BOB);
    }

    @Test
    public void noAnswer() {
        ringsOnly(ANN);
        answers(BOB);
        set(ANN, "noAnswerEnabled", true, "noAnswerTarget", BOB, "noAnswerTimeout", 5);
        long begin = System.nanoTime();
        answeredBy(answeredCall(), BOB);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    @Test
    public void noAnswerOrBusy() {
        answers(BOB);
        set(ANN, "noAnswerOrBusyEnabled", true, "noAnswerOrBusyTarget", BOB, "noAnswerOrBusyTimeout", 5);
        refusedCall(480);
        ringsOnly(ANN);
        answeredBy(answeredCall(), BOB);
        PBX.endPeers();
        answers(BOB);
        isBusy(ANN);
        answeredBy(answeredCall(), BOB);
    }

    @Test
    public void noAnswerOrUnreachable() {
        answers(BOB);
        String kind = "noAnswerOrUnreachable";
        set(ANN, kind + "Enabled", true, kind + "Target", BOB, kind + "Timeout", 5);
        answeredBy(answeredCall(), BOB);
        Sipp ann = PBX.callee(ANN, SippScenario.callee().ring().awaitCancel());
        answeredBy(answeredCall(), BOB);
        ann.close();
        isBusy(ANN);
        refusedCall(486);
    }

    // --- several

    @Test
    public void aChain() {
        isBusy(BOB);
        answers(CID);
        forward(ANN, "always", BOB);
        forward(BOB, "busy", CID);
        JsonNode record = answeredCall();
        answeredBy(record, CID);
        passedOn(record, ANN, BOB);
        passedOn(record, BOB, CID);
    }

    @Test
    public void aLoopEndsUnanswered() {
        ringsOnly(BOB);
        forward(ANN, "always", BOB);
        set(BOB, "noAnswerEnabled", true, "noAnswerTarget", ANN, "noAnswerTimeout", 5);
        long begin = System.nanoTime();
        JsonNode record = refusedCall(480);
        assertThat(record.path("result").asText()).isEqualTo("no-answer");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    public void aLoopOfAbsentPeopleEndsAtOnce() {
        forward(ANN, "unreachable", BOB);
        forward(BOB, "unreachable", ANN);
        long begin = System.nanoTime();
        JsonNode record = refusedCall(480);
        assertThat(record.path("result").asText()).isEqualTo("unreachable");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    public void anOutsideNumberThatNobodyTakesDoesNoHarm() {
        answers(ANN);
        forward(ANN, "always", "0044123456789");
        answeredBy(answeredCall(), ANN);
    }

    @Test
    public void whatCannotWorkIsRefused() {
        refused("alwaysTarget", Map.of("alwaysEnabled", true));
        refused("busyTarget", Map.of("busyTarget", ANN));
        refused("busyTarget", Map.of("busyTarget", "555"));
        refused("busyPrompt", Map.of("busyNotice", true, "busyPrompt", "gone"));
        forward(BOB, "always", ANN);
        refused("alwaysTarget", Map.of("alwaysEnabled", true, "alwaysTarget", BOB));
    }

    private static void refused(String field, Map<String, Object> values) {
        JsonNode problem = PBX.admin()
                .put("/api/v1/config/forwarding/" + ANN, values)
                .expect(422)
                .body()
                .path("problems")
                .path(0);
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("text").path("zh").asText()).containsPattern("\\p{IsHan}");
    }

    @Test
    public void settingsGoWithTheirExtension() {
        PBX.extension("240");
        set("240", "dnd", true);
        PBX.admin().delete("/api/v1/config/extension/240").expectSuccess();
        PBX.admin().get("/api/v1/config/forwarding/240").expect(404);
    }

    // --- do not disturb, VIPs

    @Test
    public void doNotDisturbRejectsAndStopsForwarding() {
        answers(ANN);
        answers(BOB);
        set(ANN, "dnd", true, "alwaysEnabled", true, "alwaysTarget", BOB, "busyEnabled", true, "busyTarget", BOB);
        JsonNode record = refusedCall(486);
        assertThat(record.path("result").asText()).isEqualTo("busy");
        assertThat(record.path("legs")).hasSize(1);
    }

    @Test
    public void vipCallersRing() {
        answers(ANN);
        answers(BOB);
        set(ANN, "alwaysEnabled", true, "alwaysTarget", BOB, "vipCallers", List.of(CALLER));
        answeredBy(answeredCall(), ANN);
    }

    // --- the caller is told

    @Test
    public void theNoticeIsHeardBeforeTheOtherPhoneRings() {
        Sipp bob = PBX.callee(BOB, SippScenario.callee().ring().pause(500).answer().awaitBye());
        set(ANN, "alwaysEnabled", true, "alwaysTarget", BOB, "alwaysNotice", true);
        Baresip caller = phone(CALLER);
        caller.dial(ANN);
        await("the notice").atMost(LIMIT).until(() -> caller.heard().seconds() > 1.5);
        assertThat(Tones.in(caller.heard()).level()).isGreaterThan(-45);
        assertThat(bob.messages()).as("not called yet").doesNotContain("INVITE sip:");
        caller.awaitEstablished();
        assertThat(bob.messages()).contains("INVITE sip:");
        caller.hangup();
    }

    // --- from a phone

    private static Baresip phone(String number) {
        return PBX.closing(
                PBX.phone(number, "udp").withTone(530).start(PBX.directory()).awaitRegistered());
    }

    /** Dials a code, hears it out, and returns the loudest tone of the beep that came first. */
    private static double dial(Baresip phone, String code) {
        phone.clearRecordings();
        phone.forgetEvents();
        phone.dial(code);
        phone.awaitClosed();
        return Tones.in(phone.heard()).heardMillis(800) > 100 ? 800 : 300;
    }

    @Test
    public void codesChangeTheSettings() {
        Baresip ann = phone(ANN);
        assertThat(dial(ann, "*71" + BOB)).isEqualTo(800);
        assertThat(settings(ANN).path("alwaysEnabled").asBoolean()).isTrue();
        assertThat(settings(ANN).path("alwaysTarget").asText()).isEqualTo(BOB);
        JsonNode newest = PBX.admin().read("/api/v1/config/history?limit=1").path("items").path(0);
        assertThat(newest.path("author").toString()).as(newest.toString()).contains(ANN, "phone");
        assertThat(PBX.shell().run("pbx:get forwarding " + ANN).text()).contains(BOB);
        answers(BOB);
        answeredBy(answeredCall(), BOB);

        assertThat(dial(ann, "*071")).isEqualTo(800);
        assertThat(settings(ANN).path("alwaysEnabled").asBoolean()).isFalse();
        assertThat(dial(ann, "*71")).as("the last number").isEqualTo(800);
        assertThat(settings(ANN).path("alwaysEnabled").asBoolean()).isTrue();
        dial(ann, "*071");

        assertThat(dial(ann, "*72" + BOB)).isEqualTo(800);
        assertThat(dial(ann, "*73" + CID)).isEqualTo(800);
        assertThat(dial(ann, "*74")).isEqualTo(800);
        assertThat(settings(ANN).path("busyTarget").asText()).isEqualTo(BOB);
        assertThat(settings(ANN).path("noAnswerTarget").asText()).isEqualTo(CID);
        refusedCall(486);
        assertThat(dial(ann, "*074") + dial(ann, "*072") + dial(ann, "*073")).isEqualTo(2400);
        for (String field : List.of("dnd", "alwaysEnabled", "busyEnabled", "noAnswerEnabled")) {
            assertThat(settings(ANN).path(field).asBoolean()).as(field).isFalse();
        }
    }

    @Test
    public void badNumbersAreRefusedAtThePhone() {
        Baresip ann = phone(ANN);
        forward(BOB, "always", ANN);
        for (String bad : List.of(ANN, "555", "*43", BOB)) {
            assertThat(dial(ann, "*71" + bad)).as(bad).isEqualTo(300);
            assertThat(ann.heard().seconds()).as("and why").isGreaterThan(1);
        }
        PBX.admin().get("/api/v1/config/forwarding/" + ANN).expect(404);
    }

    // --- without the capability

    @Test
    public void withoutTheCapabilityPhonesSimplyRing() {
        answers(ANN);
        answers(BOB);
        forward(ANN, "always", BOB);
        answeredBy(answeredCall(), BOB);

        shell("feature:uninstall strowger-forwarding");
        answeredBy(answeredCall(), ANN);
        PBX.call(CALLER, "*74", SippScenario.call().refused(404));
        shell("feature:install strowger-forwarding");
        await("the settings are back").atMost(LIMIT).until(() -> PBX.admin()
                        .get("/api/v1/config/forwarding/" + ANN)
                        .status()
                == 200);
        assertThat(settings(ANN).path("alwaysTarget").asText()).isEqualTo(BOB);
        await("forwards again").atMost(LIMIT).until(() -> answeredCall()
                .path("answeredBy")
                .asText()
                .equals(BOB));
    }

    private static void shell(String command) {
        assertThat(PBX.shell().run(command).status()).as(command).isZero();
    }
}
