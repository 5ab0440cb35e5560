package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.KeyMedia;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.Rest;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;
import org.strowger.testkit.audio.Passage;
import org.strowger.testkit.audio.ToneFile;
import org.strowger.testkit.audio.Tones;
import org.strowger.testkit.audio.Wav;

/** Auto attendants, called by real phones that hear, press keys and dial. */
public class AttendantScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("attendant");

    private static final String CONFIG = "/api/v1/config/attendant";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TONE_A = 440;
    private static final int TONE_B = 620;
    private static final int ENGLISH = 700;
    private static final int CHINESE = 900;

    private Vitals before;
    private Baresip phone;

    @BeforeClass
    public static void warmUp() {
        PBX.extension("401");
        PBX.extension("402");
        PBX.call("401", "*43", SippScenario.call().answered().pause(200).bye());
    }

    @Before
    public void register() {
        before = PBX.product().vitals();
        phone = PBX.closing(
                PBX.phone("401", "udp").withTone(TONE_A).start(PBX.directory()).awaitRegistered());
    }

    @After
    public void leavesNothingBehind() {
        PBX.endPeers();
        PBX.awaitBackAt(before);
    }

    /** Creates an attendant, or changes it: field, value, field, value … */
    private static void attendant(String number, Object... fields) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("number", number, "name", "Menu " + number));
        for (int i = 0; i < fields.length; i += 2) {
            values.put((String) fields[i], fields[i + 1]);
        }
        if (PBX.admin().get(CONFIG + "/" + number).status() == 404) {
            PBX.admin().post(CONFIG, values).expectSuccess();
        } else {
            PBX.admin().put(CONFIG + "/" + number, values).expectSuccess();
        }
    }

    private static Passage shipped(String bundle, String prompt) {
        return Passage.of(
                Wav.read(Path.of("../../bundles/" + bundle + "/src/main/resources/prompts", prompt + ".wav")));
    }

    private void dial(String number) {
        phone.clearRecordings();
        phone.dial(number);
        phone.awaitEstablished();
    }

    private void press(String keys) {
        keys.chars().forEach(key -> phone.key((char) key));
    }

    private long hears(int hz) {
        return Tones.in(phone.heard()).heardMillis(hz);
    }

    /** What a record says about attendants. */
    private static List<String> steps(JsonNode record) {
        List<String> steps = new ArrayList<>();
        record.path("steps").forEach(step -> {
            if (step.path("step").asText().equals("attendant")
                    && step.path("decision").asText().contains(": ")) {
                steps.add(step.path("decision").asText());
            }
        });
        return steps;
    }

    private List<String> stepsOf(String attendant, int records) {
        await().atMost(LIMIT).until(() -> PBX.records("401", attendant).size() > records);
        return steps(PBX.records("401", attendant).get(0));
    }

    // ---- what is heard

    @Test
    public void theGreetingIsHeardAsOftenAsSetThenGoodbye() {
        attendant("0600", "playCount", 2, "interDigitTimeout", 1);
        dial("0600");
        phone.await("CALL_CLOSED", LIMIT);
        Wav heard = phone.heard();
        assertThat(shipped("attendant", "en/attendant-choose").in(heard)).hasSize(2);
        assertThat(shipped("attendant", "zh/attendant-choose").in(heard)).isEmpty();
        assertThat(shipped("media", "en/goodbye").in(heard)).hasSize(1);
        assertThat(stepsOf("0600", 0)).containsExactly("0600: no input, hang up");
    }

    @Test
    public void thriceWrongIsSaidThriceAndEndsTheCall() {
        attendant("0601", "interDigitTimeout", 2, "key1", "extension:402");
        dial("0601");
        for (int times = 1; times <= 3; times++) {
            int before = times - 1;
            await().atMost(LIMIT)
                    .until(() -> shipped("attendant", "en/attendant-choose")
                                    .in(phone.heard())
                                    .size()
                            > before);
            press("7");
        }
        phone.await("CALL_CLOSED", LIMIT);
        assertThat(shipped("media", "en/invalid").in(phone.heard())).hasSize(3);
        assertThat(shipped("media", "en/goodbye").in(phone.heard())).hasSize(1);
        assertThat(stepsOf("0601", 0))
                .containsExactly("0601: invalid 7", "0601: invalid 7", "0601: invalid 7", "0601: invalid, hang up");
    }

    @Test
    public void aNestedMenuChangesTheLanguage() throws Exception {
        for (Map.Entry<String, Integer> language :
                Map.of("en", ENGLISH, "zh", CHINESE).entrySet()) {
            Path folder = Files.createDirectories(PBX.product().home().resolve("data/prompts/" + language.getKey()));
            ToneFile.sine(language.getValue(), 8000, 2).write(folder.resolve("menu-tone.wav"));
        }
        attendant("0602", "prompts", List.of("menu-tone"));
        attendant("0603", "language", "zh", "prompts", List.of("menu-tone"), "key1", "attendant:0602");
        attendant("0602", "prompts", List.of("menu-tone"), "key2", "attendant:0603");
        dial("0602");
        await().atMost(LIMIT).until(() -> hears(ENGLISH) > 500);
        assertThat(hears(CHINESE)).isZero();
        press("2");
        await().atMost(LIMIT).until(() -> hears(CHINESE) > 500);
        long english = hears(ENGLISH);
        press("1");
        long chinese = hears(CHINESE);
        await("the language stays").atMost(LIMIT).until(() -> hears(CHINESE) > chinese + 2500);
        assertThat(hears(ENGLISH)).isBetween(english, english + 40);
        phone.hangup();
    }

    // ---- where it leads

    private Baresip callee() {
        return PBX.closing(
                PBX.phone("402", "udp").withTone(TONE_B).start(PBX.directory()).awaitRegistered());
    }

    private void talkWith(Baresip callee) {
        callee.awaitEstablished();
        await().atMost(LIMIT)
                .until(() -> hears(TONE_B) > 1000 && Tones.in(callee.heard()).heardMillis(TONE_A) > 1000);
        phone.hangup();
        callee.awaitClosed();
    }

    @Test
    public void aKeyLeadsToAnExtensionAndBothHearEachOther() {
        attendant("0604", "key1", "extension:402");
        Baresip callee = callee();
        dial("0604");
        await().atMost(LIMIT).until(() -> phone.heard().seconds() > 1);
        press("1");
        talkWith(callee);
        assertThat(stepsOf("0604", 0)).containsExactly("0604: key 1, extension:402");
    }

    @Test
    public void anExtensionIsDialledAtOnce() {
        attendant("0605", "directDial", true, "interDigitTimeout", 20, "key4", "attendant:0605");
        Baresip callee = callee();
        dial("0605");
        press("402");
        talkWith(callee);
        assertThat(stepsOf("0605", 0)).containsExactly("0605: dialled 402");
    }

    @Test
    public void hashEndsWhatCouldGoOn() {
        attendant("0606", "directDial", true, "interDigitTimeout", 20, "key4", "extension:402");
        Baresip callee = callee();
        dial("0606");
        press("4#");
        talkWith(callee);
        assertThat(stepsOf("0606", 0)).containsExactly("0606: key 4, extension:402");
    }

    @Test
    public void keysCountHoweverTheyAreSent() {
        attendant("0607", "key1", "extension:402", "prompts", List.of("attendant-dial"), "playCount", 10);
        PBX.callee("402", SippScenario.callee().ring().answer().awaitBye());
        for (String way : List.of("RFC4733", "INFO", "INBAND")) {
            PBX.extension("404");
            PBX.change("404", Map.of("dtmfMode", way));
            KeyMedia media = PBX.closing(new KeyMedia(PBX.ports().range(2)));
            Sipp caller = PBX.caller("404", "0607", pressing1(way, media), media.port());
            await().atMost(LIMIT).until(() -> caller.mediaPorts().containsKey(media.port()));
            media.sendTo(caller.mediaPorts().get(media.port()));
            caller.awaitPassed(LIMIT);
            int calls = List.of("RFC4733", "INFO", "INBAND").indexOf(way) + 1;
            await(way).atMost(LIMIT).until(() -> PBX.records("404", "0607").size() == calls);
            JsonNode record = PBX.records("404", "0607").get(0);
            assertThat(steps(record)).as(way).containsExactly("0607: key 1, extension:402");
            assertThat(record.path("answeredBy").asText()).as(way).isEqualTo("402");
        }
    }

    private static SippScenario pressing1(String way, KeyMedia media) {
        SippScenario scenario = SippScenario.call().answered().pause(1500);
        media.hums(1500);
        if (way.equals("INFO")) {
            scenario.key('1');
        } else {
            (way.equals("INBAND") ? media.pressesByTone('1') : media.pressesByEvent('1')).hums(300);
        }
        media.hums(2000);
        return scenario.pause(3000).bye();
    }

    @Test
    public void aPatientCallerMayGoRoundAndRound() {
        attendant("0608", "interDigitTimeout", 10);
        attendant("0609", "key1", "attendant:0608", "interDigitTimeout", 10);
        attendant("0608", "key1", "attendant:0609", "key2", "extension:402", "interDigitTimeout", 10);
        Baresip callee = callee();
        dial("0608");
        press("1".repeat(50));
        press("2");
        talkWith(callee);
        List<String> steps = stepsOf("0608", 0);
        assertThat(steps).hasSize(51);
        assertThat(steps).last().isEqualTo("0608: key 2, extension:402");
    }

    // ---- what it does not allow

    @Test
    public void noFeatureCodeIsReachedFromAMenu() {
        attendant("0610", "directDial", true, "dialPermission", "internal", "playCount", 1, "interDigitTimeout", 1);
        int calls = 0;
        for (String code : List.of("*43", "*44", "**13", "43", "*4", "41", "*71402")) {
            dial("0610");
            press(code);
            phone.await("CALL_CLOSED", LIMIT);
            List<String> steps = stepsOf("0610", calls++);
            assertThat(steps).as(code).hasSize(2);
            assertThat(steps.get(0)).as(code).startsWith("0610: invalid ");
        }
    }

    @Test
    public void whatAKeyLeadsToCannotBeDeleted() {
        PBX.extension("403");
        attendant("0611", "key5", "extension:403");
        Rest.Reply refused = PBX.admin().delete("/api/v1/config/extension/403");
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.text()).contains("0611");
        attendant("0611");
        PBX.admin().delete("/api/v1/config/extension/403").expectSuccess();
    }

    @Test
    public void aKeyThatLeadsNowhereIsRefused() {
        attendant("0612");
        Rest.Reply refused = PBX.admin().patch(CONFIG + "/0612", Map.of("key7", "extension:899"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("key7");
        Rest.Reply silent = PBX.admin().patch(CONFIG + "/0612", Map.of("prompts", List.of("no-such-prompt")));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.text()).contains("prompts[0]");
        Rest.Reply outside = PBX.admin().post(CONFIG, Map.of("number", "0636", "name", "Too far"));
        assertThat(outside.status()).isEqualTo(422);
    }

    @Test
    public void theShellShowsAttendants() {
        attendant("0613", "key0", "extension:401");
        String shown = PBX.shell().run("pbx:list attendant").text();
        assertThat(shown).contains("0613", "Menu 0613");
    }
}
