package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.config.ConfigHarness.problem;
import static org.strowger.config.ConfigHarness.refused;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.SecretMask;
import org.strowger.api.core.ProblemException;

/** What users send, what code gets, and what is refused. */
public class ItemsTest {
    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    @Before
    public void declare() {
        harness.declareAll();
    }

    private Phone phone(String number) {
        return harness.now().find(Phone.class, number).orElseThrow();
    }

    private List<String> refusedFields(Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of("number", "101", "name", "Ann"));
        values.putAll(more);
        return refused(() -> harness.create("phone", values));
    }

    @Test
    public void whatIsNotSetHasItsDefault() {
        harness.phone("101", "Ann");
        Phone phone = phone("101");
        assertThat(phone.enabled()).isTrue();
        assertThat(phone.contacts()).isEqualTo(2);
        assertThat(phone.limit()).isNull();
        assertThat(phone.mode()).isEqualTo(Phone.Mode.RFC4733);
        assertThat(phone.ringTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(phone.wakeUp()).isEqualTo(LocalTime.of(8, 30));
        assertThat(phone.codecs()).containsExactly("PCMA", "PCMU");
        assertThat(phone.password()).isEmpty();
        assertThat(phone.boss()).isEmpty();
        assertThat(phone.forward()).isEqualTo(new Phone.Forward(false, "", ""));
        assertThat(phone.devices()).isEmpty();
    }

    @Test
    public void everyKindOfValueIsReadAndShown() {
        harness.phone("101", "Ann");
        Map<String, Object> values = new HashMap<>();
        values.put("number", "102");
        values.put("name", "安娜 \uD83D\uDE00");
        values.put("password", "s3cret");
        values.put("portal", "long enough");
        values.put("enabled", false);
        values.put("contacts", 3);
        values.put("limit", 7L);
        values.put("mode", "Sip_Info");
        values.put("ringTime", 45);
        values.put("wakeUp", "23:59:30");
        values.put("codecs", List.of("G722", "PCMA"));
        values.put("nickname", "Annie");
        values.put("boss", "101");
        values.put("forward", Map.of("enabled", true, "target", "101", "pin", "9876"));
        values.put("devices", List.of(Map.of("mac", "00:11", "slot", "41", "partner", "101")));
        harness.create("phone", values);

        Phone phone = phone("102");
        assertThat(phone)
                .isEqualTo(new Phone(
                        "102",
                        "安娜 \uD83D\uDE00",
                        "s3cret",
                        "hash:hguone gnol",
                        false,
                        3,
                        7,
                        Phone.Mode.SIP_INFO,
                        Duration.ofSeconds(45),
                        LocalTime.of(23, 59, 30),
                        Set.of("G722", "PCMA"),
                        "Annie",
                        "101",
                        new Phone.Forward(true, "101", "9876"),
                        List.of(new Phone.Device("00:11", "41", "101")),
                        ""));
        assertThat(phone.codecs()).containsExactly("G722", "PCMA");
        Map<String, Object> raw = harness.now().raw("phone", "102").orElseThrow();
        assertThat(raw)
                .containsEntry("mode", "sip-info")
                .containsEntry("ringTime", 45L)
                .containsEntry("wakeUp", "23:59:30")
                .containsEntry("contacts", 3L)
                .containsEntry("password", SecretMask.SET)
                .containsEntry("portal", SecretMask.SET)
                .containsEntry("forward", Map.of("enabled", true, "target", "101", "pin", SecretMask.SET));
        assertThat(raw.keySet()).startsWith("number", "name", "password");

        harness.restart(ConfigHarness.all());
        assertThat(phone("102")).isEqualTo(phone);
    }

    @Test
    public void wrongValuesAreNamedExactlyAndAllAtOnce() {
        assertThat(refusedFields(Map.of(
                        "colour",
                        "red",
                        "name",
                        5,
                        "contacts",
                        11,
                        "limit",
                        "7",
                        "mode",
                        "morse",
                        "ringTime",
                        4,
                        "wakeUp",
                        "25:00",
                        "codecs",
                        List.of("PCMA", "G729", "PCMA"),
                        "forward",
                        Map.of("enabled", "yes", "who", "x"),
                        "devices",
                        List.of(Map.of("mac", "1"), Map.of("slot", 1)))))
                .containsExactlyInAnyOrder(
                        "field.unknown colour",
                        "field.kind name",
                        "field.range contacts",
                        "field.kind limit",
                        "field.option mode",
                        "field.range ringTime",
                        "field.kind wakeUp",
                        "field.option codecs[1]",
                        "field.duplicate codecs[2]",
                        "field.kind forward.enabled",
                        "field.unknown forward.who",
                        "field.required devices[1].mac",
                        "field.kind devices[1].slot");
        assertThat(harness.now().version()).isEqualTo(1);
    }

    @Test
    public void kindsAreNotGuessed() {
        assertThat(refusedFields(Map.of("contacts", "3"))).containsExactly("field.kind contacts");
        assertThat(refusedFields(Map.of("contacts", 2.0))).containsExactly("field.kind contacts");
        assertThat(refusedFields(Map.of("enabled", "true"))).containsExactly("field.kind enabled");
        assertThat(refusedFields(Map.of("limit", 1L << 40))).containsExactly("field.range limit");
        assertThat(refusedFields(Map.of("codecs", "PCMA"))).containsExactly("field.kind codecs");
        assertThat(refusedFields(Map.of("devices", List.of("x")))).containsExactly("field.kind devices[0]");
        assertThat(refusedFields(Map.of("forward", List.of()))).containsExactly("field.kind forward");
        assertThat(refusedFields(Map.of("password", 12345))).containsExactly("field.kind password");
    }

    @Test
    public void requiredPatternLengthAndSize() {
        assertThat(refused(() -> harness.create("phone", Map.of("number", "101", "name", ""))))
                .containsExactly("field.required name");
        assertThat(refused(() -> harness.create("phone", Map.of("name", "Ann"))))
                .containsExactly("field.required number");
        assertThat(refusedFields(Map.of("name", "x".repeat(21)))).containsExactly("field.length name");
        assertThat(refusedFields(Map.of("name", "\uD83D\uDE00".repeat(21)))).containsExactly("field.length name");
        assertThat(refusedFields(Map.of("nickname", "R2D2"))).containsExactly("field.pattern nickname");
        assertThat(refusedFields(Map.of("codecs", List.of()))).containsExactly("field.size codecs");
        assertThat(refusedFields(Map.of("password", "abc"))).containsExactly("field.length password");
        assertThat(refusedFields(Map.of("portal", "too short"))).containsExactly("field.length portal");
    }

    @Test
    public void lineBreaksAndControlCharactersAreRefusedInEveryText() {
        for (String bad :
                List.of("a\rb", "a\nb", "a\0b", "\u001b[2J", "\u0085", "\u007f", "\u2028", "\ud800", "\udc00x")) {
            assertThat(refusedFields(Map.of("name", bad))).containsExactly("field.characters name");
            assertThat(refusedFields(Map.of("password", "1234" + bad))).containsExactly("field.characters password");
            assertThat(refusedFields(Map.of("serial", bad))).containsExactly("field.characters serial");
            assertThat(refusedFields(Map.of("devices", List.of(Map.of("mac", bad)))))
                    .containsExactly("field.characters devices[0].mac");
        }
    }

    @Test
    public void problemsAreSaidInBothLanguages() {
        assertThat(problem(() -> harness.create("phone", Map.of("number", "101", "name", "A", "nickname", "1")))
                        .text())
                .satisfies(t -> {
                    assertThat(t.en()).contains("Letters only.");
                    assertThat(t.zh()).contains("只能使用字母。");
                });
        assertThat(problem(() -> harness.create("phone", Map.of("number", "101", "name", "A", "contacts", 99)))
                        .text()
                        .en())
                .contains("1 to 10");
    }

    @Test
    public void aRecordMayRefuseItself() {
        assertThat(problem(() -> harness.phone("101", "forbidden")).text().en()).contains("this name is forbidden");
    }

    @Test
    public void aDeclarationMayFillInWhatIsLeftBlankOnCreationOnly() {
        harness.restart(new Declared<>(Phone.class) {
            @Override
            public Map<String, Object> complete(Map<String, Object> values) {
                Map<String, Object> completed = new HashMap<>(values);
                completed.putIfAbsent("password", "made up");
                return completed;
            }
        });
        harness.phone("101", "Ann");
        assertThat(phone("101").password()).isEqualTo("made up");
        harness.patch("phone", "101", Map.of("password", ""));
        assertThat(phone("101").password()).isEmpty();
    }

    @Test
    public void patchChangesOnlyWhatItNames() {
        harness.phone("101", "Ann");
        harness.patch("phone", "101", Map.of("password", "first", "forward", Map.of("pin", "1234", "enabled", true)));
        harness.patch("phone", "101", Map.of("contacts", 5, "forward", Map.of("enabled", false)));
        assertThat(phone("101").contacts()).isEqualTo(5);
        assertThat(phone("101").password()).isEqualTo("first");
        assertThat(phone("101").forward()).isEqualTo(new Phone.Forward(false, "", "1234"));

        Map<String, Object> toDefault = new HashMap<>();
        toDefault.put("contacts", null);
        harness.patch("phone", "101", toDefault);
        assertThat(phone("101").contacts()).isEqualTo(2);
    }

    @Test
    public void replaceTakesEverythingElseToItsDefaultButKeepsSecrets() {
        harness.phone("101", "Ann");
        harness.patch("phone", "101", Map.of("password", "first", "contacts", 5));
        ConfigTransaction transaction = harness.begin();
        transaction.replace("phone", "101", Map.of("name", "Bea"));
        transaction.commit("");
        assertThat(phone("101").name()).isEqualTo("Bea");
        assertThat(phone("101").contacts()).isEqualTo(2);
        assertThat(phone("101").password()).isEqualTo("first");
    }

    @Test
    public void theMaskLeavesASecretAndEmptyRemovesIt() {
        harness.phone("101", "Ann");
        harness.patch("phone", "101", Map.of("password", "first"));
        long version = harness.now().version();
        harness.patch("phone", "101", Map.of("password", SecretMask.SET));
        harness.patch("phone", "101", Map.of("password", "first"));
        assertThat(harness.now().version()).isEqualTo(version);
        harness.patch("phone", "101", Map.of("password", SecretMask.UNSET));
        assertThat(phone("101").password()).isEmpty();
        harness.create("phone", Map.of("number", "102", "name", "B", "password", SecretMask.SET));
        assertThat(phone("102").password()).isEmpty();
    }

    @Test
    public void keyAndImmutableFieldsStay() {
        harness.create("phone", Map.of("number", "101", "name", "Ann", "serial", "A1"));
        harness.patch("phone", "101", Map.of("number", "101", "serial", "A1", "contacts", 4));
        assertThat(refused(() -> harness.patch("phone", "101", Map.of("number", "102"))))
                .contains("field.immutable number");
        assertThat(refused(() -> harness.patch("phone", "101", Map.of("serial", "B2"))))
                .containsExactly("field.immutable serial");
        ConfigTransaction transaction = harness.begin();
        transaction.replace("phone", "101", Map.of("name", "Ann"));
        transaction.commit("");
        assertThat(phone("101").serial()).isEqualTo("A1");
    }

    @Test
    public void namesThatDoNotExistAreSaidToBeUnknown() {
        harness.phone("101", "Ann");
        ConfigTransaction transaction = harness.begin();
        assertThat(ConfigHarness.refusal(() -> transaction.create("fax", Map.of()))
                        .kind())
                .isEqualTo(ProblemException.Kind.NOT_FOUND);
        assertThat(refused(() -> transaction.create("fax", Map.of()))).containsExactly("type.unknown");
        assertThat(refused(() -> transaction.patch("phone", "999", Map.of()))).containsExactly("item.unknown");
        assertThat(refused(() -> transaction.replace("phone", "999", Map.of()))).containsExactly("item.unknown");
        assertThat(refused(() -> transaction.delete("phone", "999"))).containsExactly("item.unknown");
        assertThat(refused(() -> transaction.patch("limits", "other", Map.of())))
                .containsExactly("item.unknown");
        assertThat(refused(() -> transaction.create("phone", Map.of("number", "101", "name", "Bob"))))
                .containsExactly("item.exists number");
    }

    @Test
    public void singletonsAlwaysExist() {
        assertThat(harness.now().singleton(Limits.class)).isEqualTo(new Limits(100, ""));
        assertThat(harness.now().raw("limits", "default")).isPresent();
        assertThat(harness.now().keys("limits")).containsExactly("default");
        harness.patch("limits", "default", Map.of("calls", 5));
        assertThat(harness.now().singleton(Limits.class).calls()).isEqualTo(5);
        harness.delete("limits", "default");
        assertThat(harness.now().singleton(Limits.class).calls()).isEqualTo(100);
    }

    @Test
    public void itemsComeInTheOrderOfTheirNumbers() {
        for (String number : List.of("200", "110", "101")) {
            harness.phone(number, "n");
        }
        assertThat(harness.now().all(Phone.class)).extracting(Phone::number).containsExactly("101", "110", "200");
        assertThat(harness.now().keys("phone")).containsExactly("101", "110", "200");
    }

    @Test
    public void nullStandsForNothing() {
        Map<String, Object> values = new HashMap<>(Map.of("number", "101", "name", "Ann"));
        for (String field : Arrays.asList("password", "limit", "mode", "codecs", "forward", "devices", "nickname")) {
            values.put(field, null);
        }
        harness.create("phone", values);
        assertThat(phone("101").codecs()).hasSize(2);
        assertThat(refusedFields(Map.of("devices", Arrays.asList((Object) null))))
                .containsExactly("field.required devices[0].mac");
    }
}
