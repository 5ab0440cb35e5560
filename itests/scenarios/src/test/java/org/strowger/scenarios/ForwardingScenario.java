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

/** Calls to somebody who wants them elsewhere, and how he says so: Ann forwards, Bob and Cid take it. */
public class ForwardingScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("forwarding");

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String CALLER = "201";

    private static int numbers = 210;

    /** New people for each test: phones that have gone stay registered for a while. */
    private final String ann = person();

    private final String bob = person();
    private final String cid = person();
    private Vitals before;

    @BeforeClass
    public static void warmUp() {
        PBX.extension(CALLER);
        PBX.call(CALLER, "*43", SippScenario.call().answered().pause(200).bye());
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

    // --- phones and settings

    private static String person() {
        String number = Integer.toString(numbers++);
        PBX.extension(number);
        return number;
    }

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

    /** Calls, is answered, and returns the record of that call. */
    private static JsonNode answeredCall(String dialed) {
        return call(dialed, SippScenario.call().answered().pause(300).bye());
    }

    private static JsonNode refusedCall(String dialed, int status) {
        return call(dialed, SippScenario.call().refused(status));
    }

    private static JsonNode call(String dialed, SippScenario scenario) {
        int calls = PBX.records(CALLER, dialed).size();
        PBX.call(CALLER, dialed, scenario);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> PBX.records(CALLER, dialed).size() > calls);
        return PBX.records(CALLER, dialed).get(0);
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
        answers(ann);
        answers(bob);
        forward(ann, "always", bob);
        JsonNode record = answeredCall(ann);
        answeredBy(record, bob);
        passedOn(record, ann, bob);
        assertThat(record.path("legs")).as("Ann's phone was left alone").hasSize(2);
    }

    @Test
    public void busy() {
        isBusy(ann);
        answers(bob);
        forward(ann, "busy", bob);
        JsonNode record = answeredCall(ann);
        answeredBy(record, bob);
        passedOn(record, ann, bob);
    }

    @Test
    public void unreachable() {
        answers(bob);
        forward(ann, "unreachable", bob);
        answeredBy(answeredCall(ann), bob);
    }

    @Test
    public void noAnswer() {
        ringsOnly(ann);
        answers(bob);
        set(ann, "noAnswerEnabled", true, "noAnswerTarget", bob, "noAnswerTimeout", 5);
        long begin = System.nanoTime();
        answeredBy(answeredCall(ann), bob);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    @Test
    public void noAnswerOrBusy() {
        answers(bob);
        set(ann, "noAnswerOrBusyEnabled", true, "noAnswerOrBusyTarget", bob, "noAnswerOrBusyTimeout", 5);
        refusedCall(ann, 480);
        ringsOnly(ann);
        answeredBy(answeredCall(ann), bob);
        isBusy(cid);
        forward(cid, "noAnswerOrBusy", bob);
        answeredBy(answeredCall(cid), bob);
    }

    @Test
    public void noAnswerOrUnreachable() {
        answers(bob);
        String kind = "noAnswerOrUnreachable";
        set(ann, kind + "Enabled", true, kind + "Target", bob, kind + "Timeout", 5);
        answeredBy(answeredCall(ann), bob);
        ringsOnly(ann);
        answeredBy(answeredCall(ann), bob);
        isBusy(cid);
        forward(cid, kind, bob);
        refusedCall(cid, 486);
    }

    // --- several

    @Test
    public void aChain() {
        isBusy(bob);
        answers(cid);
        forward(ann, "always", bob);
        forward(bob, "busy", cid);
        JsonNode record = answeredCall(ann);
        answeredBy(record, cid);
        passedOn(record, ann, bob);
        passedOn(record, bob, cid);
    }

    @Test
    public void aLoopEndsUnanswered() {
        ringsOnly(bob);
        forward(ann, "always", bob);
        set(bob, "noAnswerEnabled", true, "noAnswerTarget", ann, "noAnswerTimeout", 5);
        long begin = System.nanoTime();
        JsonNode record = refusedCall(ann, 480);
        assertThat(record.path("result").asText()).isEqualTo("no-answer");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    public void aLoopOfAbsentPeopleEndsAtOnce() {
        forward(ann, "unreachable", bob);
        forward(bob, "unreachable", ann);
        long begin = System.nanoTime();
        JsonNode record = refusedCall(ann, 480);
        assertThat(record.path("result").asText()).isEqualTo("unreachable");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    public void anOutsideNumberThatNobodyTakesDoesNoHarm() {
        answers(ann);
        forward(ann, "always", "0044123456789");
        answeredBy(answeredCall(ann), ann);
    }

    @Test
    public void whatCannotWorkIsRefused() {
        refused("alwaysTarget", Map.of("alwaysEnabled", true));
        refused("busyTarget", Map.of("busyTarget", ann));
        refused("busyTarget", Map.of("busyTarget", "555"));
        refused("busyPrompt", Map.of("busyNotice", true, "busyPrompt", "gone"));
        forward(bob, "always", ann);
        refused("alwaysTarget", Map.of("alwaysEnabled", true, "alwaysTarget", bob));
    }

    private void refused(String field, Map<String, Object> values) {
        JsonNode problem = PBX.admin()
                .put("/api/v1/config/forwarding/" + ann, values)
                .expect(422)
                .body()
                .path("problems")
                .path(0);
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("text").path("zh").asText()).containsPattern("\\p{IsHan}");
    }

    @Test
    public void settingsGoWithTheirExtension() {
        set(ann, "dnd", true);
        PBX.admin().delete("/api/v1/config/extension/" + ann).expectSuccess();
        PBX.admin().get("/api/v1/config/forwarding/" + ann).expect(404);
    }

    // --- do not disturb, VIPs

    @Test
    public void doNotDisturbRejectsAndStopsForwarding() {
        answers(ann);
        answers(bob);
        set(ann, "dnd", true, "alwaysEnabled", true, "alwaysTarget", bob, "busyEnabled", true, "busyTarget", bob);
        JsonNode record = refusedCall(ann, 486);
        assertThat(record.path("result").asText()).isEqualTo("busy");
        assertThat(record.path("legs")).hasSize(1);
    }

    @Test
    public void vipCallersRing() {
        answers(ann);
        answers(bob);
        set(ann, "alwaysEnabled", true, "alwaysTarget", bob, "vipCallers", List.of(CALLER));
        answeredBy(answeredCall(ann), ann);
    }

    // --- the caller is told

    @Test
    public void theNoticeIsHeardBeforeTheOtherPhoneRings() {
        Sipp phone =
                PBX.callee(bob, SippScenario.callee().ring().pause(500).answer().awaitBye());
        set(ann, "alwaysEnabled", true, "alwaysTarget", bob, "alwaysNotice", true);
        Baresip caller = phone(CALLER);
        caller.dial(ann);
        await("the notice").atMost(LIMIT).until(() -> caller.heard().seconds() > 1.5);
        assertThat(Tones.in(caller.heard()).level()).isGreaterThan(-45);
        assertThat(phone.messages()).as("not called yet").doesNotContain("INVITE sip:");
        caller.awaitEstablished();
        assertThat(phone.messages()).contains("INVITE sip:");
        caller.hangup();
    }

    // --- from a phone

    private static Baresip phone(String number) {
        return PBX.closing(
                PBX.phone(number, "udp").withTone(530).start(PBX.directory()).awaitRegistered());
    }

    /** Dials a code, hears it out, and returns the pitch of the beep that came first: high for done, low for refused. */
    private static int dial(Baresip phone, String code) {
        phone.clearRecordings();
        phone.forgetEvents();
        phone.dial(code);
        phone.awaitClosed();
        Tones heard = Tones.in(phone.heard());
        if (heard.heardMillis(800) > 100) {
            return 800;
        }
        return heard.heardMillis(300) > 200 ? 300 : 0;
    }

    @Test
    public void codesChangeTheSettings() {
        Baresip phone = phone(ann);
        assertThat(dial(phone, "*71" + bob)).isEqualTo(800);
        assertThat(settings(ann).path("alwaysEnabled").asBoolean()).isTrue();
        assertThat(settings(ann).path("alwaysTarget").asText()).isEqualTo(bob);
        JsonNode newest =
                PBX.admin().read("/api/v1/config/history?limit=1").path("items").path(0);
        assertThat(newest.path("author").asText()).isEqualTo(ann);
        assertThat(newest.path("door").asText()).isEqualTo("phone");
        assertThat(PBX.shell().run("pbx:get forwarding " + ann).text()).contains(bob);
        answers(bob);
        answeredBy(answeredCall(ann), bob);

        assertThat(dial(phone, "*071")).isEqualTo(800);
        assertThat(settings(ann).path("alwaysEnabled").asBoolean()).isFalse();
        assertThat(dial(phone, "*71")).as("the last number").isEqualTo(800);
        assertThat(settings(ann).path("alwaysEnabled").asBoolean()).isTrue();
        dial(phone, "*071");

        assertThat(dial(phone, "*72" + bob)).isEqualTo(800);
        assertThat(dial(phone, "*73" + cid)).isEqualTo(800);
        assertThat(dial(phone, "*74")).isEqualTo(800);
        assertThat(settings(ann).path("busyTarget").asText()).isEqualTo(bob);
        assertThat(settings(ann).path("noAnswerTarget").asText()).isEqualTo(cid);
        refusedCall(ann, 486);
        assertThat(dial(phone, "*074") + dial(phone, "*072") + dial(phone, "*073"))
                .isEqualTo(2400);
        for (String field : List.of("dnd", "alwaysEnabled", "busyEnabled", "noAnswerEnabled")) {
            assertThat(settings(ann).path(field).asBoolean()).as(field).isFalse();
        }
    }

    @Test
    public void badNumbersAreRefusedAtThePhone() {
        Baresip phone = phone(ann);
        forward(bob, "always", ann);
        for (String bad : List.of(ann, "555", "*43", bob)) {
            assertThat(dial(phone, "*71" + bad)).as(bad).isEqualTo(300);
            assertThat(phone.heard().seconds()).as("and why").isGreaterThan(1);
        }
        PBX.admin().get("/api/v1/config/forwarding/" + ann).expect(404);
    }

    // --- without the capability

    @Test
    public void withoutTheCapabilityPhonesSimplyRing() {
        answers(ann);
        answers(bob);
        forward(ann, "always", bob);
        answeredBy(answeredCall(ann), bob);

        shell("pbx:plugin-stop --now forwarding");
        answeredBy(answeredCall(ann), ann);
        PBX.call(CALLER, "*74", SippScenario.call().refused(404));
        shell("pbx:plugin-start forwarding");
        await("the settings are back")
                .atMost(LIMIT)
                .until(() -> PBX.admin().get("/api/v1/config/forwarding/" + ann).status() == 200);
        assertThat(settings(ann).path("alwaysTarget").asText()).isEqualTo(bob);
        await("forwards again")
                .atMost(LIMIT)
                .until(() -> answeredCall(ann).path("answeredBy").asText().equals(bob));
    }

    private static void shell(String command) {
        assertThat(PBX.shell().run(command).status()).as(command).isZero();
    }
}
