package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.config.NumberRange;
import org.strowger.api.core.Health;

public class InitialItemsTest {
    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    private static Declared<Phone> phones(String... numbers) {
        Map<String, Map<String, Object>> items = new LinkedHashMap<>();
        List.of(numbers).forEach(n -> items.put(n, Map.of("name", "Phone " + n)));
        return new Declared<>(Phone.class, items);
    }

    @Test
    public void theRangesOfTheNumberPlanAreThereFromTheStart() {
        assertThat(harness.now().all(NumberRange.class))
                .extracting(r -> r.kind() + ' ' + r.first() + ' ' + r.last())
                .containsExactlyInAnyOrder(
                        "user 100 899",
                        "conference 0900 0935",
                        "queue 0300 0335",
                        "department 0400 0435",
                        "paging 0500 0535",
                        "attendant 0600 0635",
                        "disa 0700 0735",
                        "parking 41 49");
        Commit first = harness.config.version(1).orElseThrow();
        assertThat(first.author()).isEqualTo(Author.SYSTEM);
        assertThat(first.changes()).hasSize(8);
    }

    @Test
    public void theyAreMadeOnceEver() {
        harness.config.addDeclaration(phones("101", "102"));
        assertThat(harness.now().keys("phone")).containsExactly("101", "102");
        harness.delete("phone", "102");
        harness.patch("phone", "101", Map.of("name", "Ann"));
        long version = harness.now().version();
        harness.restart(phones("101", "102"));
        assertThat(harness.now().version()).isEqualTo(version);
        assertThat(harness.now().keys("phone")).containsExactly("101");

        harness.restart(phones("101", "102", "103"));
        assertThat(harness.now().keys("phone")).containsExactly("101", "103");
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().name()).isEqualTo("Ann");
    }

    @Test
    public void whatSomebodyHasMadeHimselfIsLeftAlone() {
        harness.config.addDeclaration(new Declared<>(Phone.class));
        harness.phone("101", "Ann");
        harness.restart(phones("101"));
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().name()).isEqualTo("Ann");
        harness.delete("phone", "101");
        harness.restart(phones("101"));
        assertThat(harness.now().keys("phone")).isEmpty();
    }

    @Test
    public void theyWaitForWhatTheyReferTo() {
        harness.config.addDeclaration(new Declared<>(Ring.class, Map.of("0300", Map.of("members", List.of("101")))));
        assertThat(harness.now().keys("ring")).isEmpty();
        assertThat(harness.config.check().status()).isEqualTo(Health.Status.DEGRADED);
        harness.config.addDeclaration(phones("101"));
        assertThat(harness.now().keys("ring")).containsExactly("0300");
        assertThat(harness.config.check()).isEqualTo(Health.READY);
    }

    @Test
    public void theyWaitForTheHasher() {
        harness.config.unsetHasher(null);
        ConfigHarness.PlainHasher hasher = new ConfigHarness.PlainHasher();
        harness.config.setHasher(hasher);
        harness.config.unsetHasher(hasher);
        harness.config.addDeclaration(
                new Declared<>(Phone.class, Map.of("101", Map.of("name", "Ann", "portal", "long enough"))));
        assertThat(harness.now().keys("phone")).isEmpty();
        harness.config.setHasher(hasher);
        assertThat(harness.now().keys("phone")).containsExactly("101");
    }

    @ConfigType(name = "notice", key = "number")
    record Notice(@Field(required = true, numberKind = "notice") String number) {}

    private static Declared<Notice> notices(String first, String last) {
        return new Declared<>(Notice.class, Map.of(first, Map.of())) {
            @Override
            public List<NumberRange> numberRanges() {
                return List.of(new NumberRange("notice", first, last));
            }
        };
    }

    private String notices() {
        return harness.now()
                .find(NumberRange.class, "notice")
                .map(range -> range.first() + "-" + range.last())
                .orElse("none");
    }

    @Test
    public void aTypeBringsTheRangeOfItsNumbers() {
        harness.config.addDeclaration(notices("0800", "0899"));
        assertThat(notices()).isEqualTo("0800-0899");
        assertThat(harness.now().keys("notice")).containsExactly("0800");
        assertThat(harness.config.check()).isEqualTo(Health.READY);
        harness.patch("number-range", "notice", Map.of("last", "0810"));
        harness.restart(notices("0800", "0899"));
        assertThat(notices()).as("moved by somebody").isEqualTo("0800-0810");
    }

    @Test
    public void aRangeThatSomebodyHasDeletedStaysDeletedUntilItsTypeIsPurged() {
        harness.config.addDeclaration(notices("0800", "0899"));
        harness.delete("notice", "0800");
        harness.delete("number-range", "notice");
        harness.restart(notices("0800", "0899"));
        assertThat(notices()).isEqualTo("none");
        harness.restart();
        harness.config.purge(Set.of("notice"), ConfigHarness.ALICE, "");
        harness.config.addDeclaration(notices("0800", "0899"));
        assertThat(notices()).isEqualTo("0800-0899");
    }

    @Test
    public void aRangeThatOverlapsIsToldAndMadeOnceThereIsRoom() {
        Declared<Notice> notices = notices("0600", "0699");
        harness.config.addDeclaration(notices);
        assertThat(notices()).isEqualTo("none");
        assertThat(harness.config.check().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(harness.config.check().reason().en()).contains("number-range/notice", "attendant");
        harness.config.removeDeclaration(notices);
        assertThat(harness.config.check()).isEqualTo(Health.READY);
        harness.config.addDeclaration(notices);
        harness.delete("number-range", "attendant");
        harness.config.addTargetKinds(List::of);
        assertThat(notices()).isEqualTo("0600-0699");
        assertThat(harness.config.check()).isEqualTo(Health.READY);
    }
}
