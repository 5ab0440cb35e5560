package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
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
import org.strowger.scenarios.peers.Lamp;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.EventStream;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;
import org.strowger.testkit.audio.ToneFile;
import org.strowger.testkit.audio.Tones;
import org.strowger.testkit.audio.Wav;

/** Calls are parked, wait with music, are taken from another phone, come back. What is said is told by tones of our own. */
public class ParkingScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("parking");

    private static final String SETTINGS = "/api/v1/config/parking-settings/default";
    private static final int TONE_A = 440;
    private static final int TONE_B = 620;
    private static final int TONE_C = 850;
    private static final int SAYS_ON = 1000;
    private static final int SAYS_FULL = 1400;
    private static final int SAYS_EMPTY = 1800;
    private static final Duration HEAR = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(10);

    private Vitals before;
    private Baresip a;
    private Baresip b;
    private Baresip c;

    @BeforeClass
    public static void prepare() throws IOException {
        for (String number : List.of("501", "502", "503", "504", "505")) {
            PBX.extension(number);
        }
        PBX.change("504", Map.of("dtmfMode", "INFO"));
        PBX.change("505", Map.of("dtmfMode", "INFO"));
        Path prompts = Files.createDirectories(PBX.product().home().resolve("data/prompts/en"));
        ToneFile.sine(SAYS_ON, 8000, 0.5).write(prompts.resolve("parking-on.wav"));
        ToneFile.sine(SAYS_FULL, 8000, 1).write(prompts.resolve("parking-full.wav"));
        ToneFile.sine(SAYS_EMPTY, 8000, 1).write(prompts.resolve("parking-empty.wav"));
        for (char digit = '0'; digit <= '9'; digit++) {
            ToneFile.sine(saysDigit(digit), 8000, 0.4).write(prompts.resolve("digit-" + digit + ".wav"));
        }
        PBX.call("501", "*43", SippScenario.call().answered().pause(200).bye());
    }

    private static int saysDigit(char digit) {
        return 2200 + 100 * (digit - '0');
    }

    @Before
    public void register() {
        set(Map.of("slots", "41-49", "timeout", 120));
        before = PBX.product().vitals();
        a = phone("501", TONE_A);
        b = phone("502", TONE_B);
        c = phone("503", TONE_C);
    }

    private static Baresip phone(String number, int hz) {
        return PBX.closing(
                PBX.phone(number, "udp").withTone(hz).start(PBX.directory()).awaitRegistered());
    }

    @After
    public void leavesNothingBehind() {
        PBX.endPeers();
        await().atMost(SOON).untilAsserted(() -> assertThat(taken()).isEmpty());
        PBX.awaitBackAt(before);
    }

    // ---- ways in

    @Test
    public void theCallerParksByEventsAndAThirdTakesTheCall() {
        Lamp[] lamps = lamps();
        talk(a, TONE_A, b, TONE_B);
        press(a);
        String slot = parked("502", "501");
        a.awaitClosed();
        heardPlace(a, slot);
        hearsMusic(b);
        await().atMost(SOON).untilAsserted(() -> assertThat(lit(lamps)).containsExactly(slot));

        c.dial(slot);
        c.awaitEstablished();
        hearEachOther(b, TONE_B, c, TONE_C);
        await().atMost(SOON).untilAsserted(() -> assertThat(lit(lamps)).isEmpty());
        assertThat(taken()).isEmpty();
        assertThat(heard(c, TONE_A)).as("who has parked is not heard any more").isZero();
        c.hangup();
        b.awaitClosed();
        tellTheStory(slot);
    }

    /** Three calls, linked: the first, the one that waited, and the one that fetched it. */
    private static void tellTheStory(String slot) {
        JsonNode first = newest("501", "502");
        JsonNode waited = newest("502", slot);
        JsonNode fetched = newest("503", slot);
        assertThat(first.path("result").asText()).isEqualTo("answered");
        assertThat(waited.path("linkedId").asText())
                .isEqualTo(first.path("linkedId").asText());
        assertThat(fetched.path("linkedId").asText())
                .isEqualTo(first.path("linkedId").asText());
        assertThat(waited.path("steps").toString()).contains("on " + slot + " by 501");
        assertThat(fetched.path("steps").toString()).contains("takes 502 from " + slot);
    }

    @Test
    public void theCalledPartyParksByEvents() {
        talk(a, TONE_A, b, TONE_B);
        press(b);
        String slot = parked("501", "502");
        b.awaitClosed();
        heardPlace(b, slot);
        hearsMusic(a);
        c.dial(slot);
        c.awaitEstablished();
        hearEachOther(a, TONE_A, c, TONE_C);
        a.hangup();
        c.awaitClosed();
    }

    @Test
    public void theCallerParksByInfo() {
        Sipp parker = PBX.caller(
                "504",
                "502",
                SippScenario.call()
                        .answered()
                        .pause(800)
                        .key('*')
                        .pause(200)
                        .key('4')
                        .awaitBye());
        String slot = parked("502", "504");
        parker.awaitPassed(HEAR);
        hearsMusic(b);
        c.dial(slot);
        hearEachOther(b, TONE_B, c, TONE_C);
        b.hangup();
        c.awaitClosed();
    }

    @Test
    public void theCalledPartyParksByInfo() {
        PBX.callee(
                "505",
                SippScenario.callee()
                        .ring()
                        .answer()
                        .pause(800)
                        .keyFromCallee('*')
                        .pause(200)
                        .keyFromCallee('4')
                        .awaitBye());
        a.dial("505");
        a.awaitEstablished();
        String slot = parked("501", "505");
        hearsMusic(a);
        c.dial(slot);
        hearEachOther(a, TONE_A, c, TONE_C);
        a.hangup();
        c.awaitClosed();
    }

    @Test
    public void aTransferToAPlaceParksThere() {
        talk(a, TONE_A, b, TONE_B);
        a.transfer("47");
        assertThat(parked("502", "501")).isEqualTo("47");
        a.awaitClosed();
        hearsMusic(b);
        c.dial("47");
        hearEachOther(b, TONE_B, c, TONE_C);
        b.hangup();
        c.awaitClosed();
    }

    @Test
    public void aTransferToTheCodeParksSomewhere() {
        talk(a, TONE_A, b, TONE_B);
        a.transfer("*4");
        String slot = parked("502", "501");
        a.awaitClosed();
        c.dial(slot);
        hearEachOther(b, TONE_B, c, TONE_C);
        b.hangup();
        c.awaitClosed();
    }

    @Test
    public void whoDialsTheCodeHearsWhereHeWouldPark() {
        c.dial("*4");
        c.awaitEstablished();
        await().atMost(HEAR).until(() -> heard(c, SAYS_ON) > 700);
        assertThat(heard(c, saysDigit('4'))).isGreaterThan(300);
        assertThat(taken()).isEmpty();
        c.hangup();
    }

    // ---- ways out

    @Test
    public void afterItsTimeACallComesBackToWhoParkedIt() {
        set(Map.of("timeout", 10));
        try (EventStream events = EventStream.open(PBX.admin())) {
            talk(a, TONE_A, b, TONE_B);
            press(a);
            String slot = parked("502", "501");
            a.awaitClosed();
            a.clearRecordings();
            a.await("CALL_ESTABLISHED", Duration.ofSeconds(20));
            hearEachOther(a, TONE_A, b, TONE_B);
            assertThat(a.log()).as("who comes back").contains("From: \"Phone 502\" <sip:502@");
            assertThat(taken()).isEmpty();
            a.hangup();
            b.awaitClosed();
            assertThat(newest("502", slot).path("steps").toString())
                    .contains("nobody took it on " + slot + " in time; back to 501");
            assertThat(events.events("call.parked", slot)).hasSize(1);
            assertThat(events.events("call.park-timeout", slot)).hasSize(1);
        }
    }

    @Test
    public void aCallerWhoHangsUpFreesHisPlace() {
        Lamp[] lamps = lamps();
        talk(a, TONE_A, b, TONE_B);
        press(a);
        String slot = parked("502", "501");
        await().atMost(SOON).untilAsserted(() -> assertThat(lit(lamps)).containsExactly(slot));
        b.hangup();
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(taken()).isEmpty());
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(lit(lamps)).isEmpty());
        c.clearRecordings();
        c.dial(slot);
        c.awaitClosed();
        assertThat(heard(c, SAYS_EMPTY)).isGreaterThan(700);
    }

    @Test
    public void whenAllPlacesAreTakenTheTwoTalkOn() {
        set(Map.of("slots", "45"));
        Sipp parker = PBX.caller(
                "504",
                "503",
                SippScenario.call()
                        .answered()
                        .pause(800)
                        .key('*')
                        .pause(200)
                        .key('4')
                        .awaitBye());
        assertThat(parked("503", "504")).isEqualTo("45");
        parker.awaitPassed(HEAR);
        talk(a, TONE_A, b, TONE_B);
        press(a);
        await().atMost(SOON).until(() -> heard(a, SAYS_FULL) > 700);
        int then = heard(a, TONE_B);
        await().atMost(HEAR).until(() -> heard(a, TONE_B) > then + 2000);
        assertThat(PBX.product().calls()).hasSize(2);
        a.hangup();
        b.awaitClosed();
        c.hangup();
    }

    @Test
    public void theShellShowsWhoIsWhere() {
        talk(a, TONE_A, b, TONE_B);
        press(a);
        String slot = parked("502", "501");
        assertThat(PBX.shell().run("pbx:parking").text())
                .containsPattern(slot + "[^\\n]*502 Phone 502[^\\n]*501 Phone 501");
        b.hangup();
    }

    // ---- what the phones do

    private static void talk(Baresip one, int toneOne, Baresip other, int toneOther) {
        one.dial(other.user());
        one.awaitEstablished();
        other.awaitEstablished();
        await().atMost(HEAR).until(() -> heard(other, toneOne) > 500 && heard(one, toneOther) > 500);
    }

    private static void press(Baresip phone) {
        phone.key('*');
        phone.key('4');
    }

    private static int heard(Baresip phone, int hz) {
        return Tones.in(phone.heard()).heardMillis(hz);
    }

    private static void hearEachOther(Baresip one, int toneOne, Baresip other, int toneOther) {
        int first = heard(one, toneOther);
        int second = heard(other, toneOne);
        await().atMost(HEAR).until(() -> heard(one, toneOther) > first + 1000 && heard(other, toneOne) > second + 1000);
    }

    /** Something that is no phone's tone, and not silence. */
    private static void hearsMusic(Baresip phone) {
        double start = phone.heard().seconds();
        await().atMost(HEAR).until(() -> phone.heard().seconds() > start + 3);
        Wav last = phone.heard();
        Tones music = Tones.in(last.between(last.seconds() - 2, last.seconds()));
        assertThat(music.level()).as("music").isGreaterThan(-45);
        for (int hz : new int[] {TONE_A, TONE_B, TONE_C}) {
            assertThat(music.heardMillis(hz)).as("music at " + hz).isLessThan(500);
        }
    }

    private static void heardPlace(Baresip phone, String slot) {
        assertThat(heard(phone, SAYS_ON)).as("parked on").isGreaterThan(300);
        for (char digit : slot.toCharArray()) {
            assertThat(heard(phone, saysDigit(digit))).as("digit " + digit).isGreaterThan(200);
        }
    }

    // ---- what the system says

    private static void set(Map<String, Object> fields) {
        PBX.admin().patch(SETTINGS, fields).expectSuccess();
    }

    private static List<JsonNode> taken() {
        List<JsonNode> taken = new ArrayList<>();
        PBX.admin().read("/api/v1/parking").path("items").forEach(place -> {
            if (place.path("taken").asBoolean()) {
                taken.add(place);
            }
        });
        return taken;
    }

    /** Waits until this caller was parked by that one, and tells where. */
    private static String parked(String caller, String by) {
        String[] slot = new String[1];
        await("call of " + caller + " parked by " + by).atMost(SOON).until(() -> {
            for (JsonNode place : taken()) {
                boolean wanted = place.path("caller").path("number").asText().equals(caller)
                        && place.path("parkedBy").path("number").asText().equals(by);
                slot[0] = wanted ? place.path("slot").asText() : slot[0];
            }
            return slot[0] != null;
        });
        return slot[0];
    }

    private static Lamp[] lamps() {
        Lamp[] lamps = new Lamp[9];
        for (int i = 0; i < lamps.length; i++) {
            lamps[i] = PBX.closing(
                    Lamp.watch(PBX.product().sip(), "503", PBX.passwordOf("503"), Integer.toString(41 + i)));
        }
        return lamps;
    }

    private static List<String> lit(Lamp[] lamps) {
        List<String> lit = new ArrayList<>();
        for (int i = 0; i < lamps.length; i++) {
            if (!"idle".equals(lamps[i].state())) {
                lit.add(Integer.toString(41 + i));
            }
        }
        return lit;
    }

    private static JsonNode newest(String caller, String dialed) {
        await("record of " + caller + " to " + dialed).atMost(SOON).until(() -> !PBX.records(caller, dialed)
                .isEmpty());
        return PBX.records(caller, dialed).get(0);
    }
}
