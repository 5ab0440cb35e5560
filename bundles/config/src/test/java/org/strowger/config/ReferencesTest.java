package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.config.ConfigHarness.refusal;
import static org.strowger.config.ConfigHarness.refused;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** References and the number plan. */
public class ReferencesTest {
    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    @Before
    public void declare() {
        harness.declareAll();
        harness.phone("101", "Ann");
        harness.phone("102", "Bob");
    }

    @Test
    public void noReferenceMayDangle() {
        assertThat(refused(() -> harness.patch("phone", "101", Map.of("boss", "900"))))
                .containsExactly("reference.dangling boss");
        assertThat(refused(() -> harness.patch("phone", "101", Map.of("forward", Map.of("target", "900")))))
                .containsExactly("reference.dangling forward.target");
        assertThat(refused(() -> harness.patch(
                        "phone",
                        "101",
                        Map.of("devices", List.of(Map.of("mac", "1"), Map.of("mac", "2", "partner", "9"))))))
                .containsExactly("reference.dangling devices[1].partner");
        assertThat(refused(() -> harness.patch("limits", "default", Map.of("operator", "9"))))
                .containsExactly("reference.dangling operator");
    }

    @Test
    public void deletingNamesEveryUser() {
        harness.patch("phone", "102", Map.of("boss", "101", "forward", Map.of("target", "101")));
        harness.create("ring", Map.of("number", "0300", "members", List.of("102", "101")));
        harness.patch("limits", "default", Map.of("operator", "101"));
        List<Problem> problems = refusal(() -> harness.delete("phone", "101")).problems();
        assertThat(problems).extracting(Problem::code).containsOnly("reference.used");
        assertThat(problems)
                .extracting(p -> p.text().en())
                .containsExactlyInAnyOrder(
                        "Is in use. Phones: 102 (boss).",
                        "Is in use. Phones: 102 (forward.target).",
                        "Is in use. Ring: 0300 (members[1]).",
                        "Is in use. Limits (operator).");
    }

    @Test
    public void sentencesNameAnItemByTheLabelOfItsType() {
        assertThat(sentences(() -> harness.phone("101", "Ann")))
                .containsExactly("Phones: 101 exists already.", "话机 101 已存在。");
        assertThat(sentences(() -> harness.patch("phone", "109", Map.of("name", "Nobody"))))
                .containsExactly("Phones: 109 does not exist.", "话机 109 不存在。");
        ConfigTransaction late = harness.begin();
        late.patch("phone", "101", Map.of("name", "Anna"));
        harness.patch("phone", "101", Map.of("name", "Anne"));
        assertThat(sentences(() -> late.commit("")))
                .containsExactly(
                        "Phones: 101: somebody else has changed this meanwhile; look at it again.",
                        "话机 101 已被他人修改，请重新查看后再提交。");
    }

    private static List<String> sentences(ThrowingCallable call) {
        Text text = refusal(call).problems().get(0).text();
        return List.of(text.en(), text.zh());
    }

    @Test
    public void whatIsUsedOnlyByWhatGoesWithItMayGo() {
        harness.create("ring", Map.of("number", "0300", "members", List.of("101")));
        ConfigTransaction transaction = harness.begin();
        transaction.delete("phone", "101");
        assertThat(transaction.validate()).extracting(Problem::code).containsExactly("reference.used");
        transaction.delete("ring", "0300");
        transaction.commit("");
        assertThat(harness.now().keys("ring")).isEmpty();
    }

    @Test
    public void whatBelongsToAnItemGoesWithIt() {
        harness.config.addDeclaration(new Declared<>(Desk.class));
        harness.config.addDeclaration(new Declared<>(Drawer.class));
        for (String number : List.of("101", "102")) {
            harness.create("desk", Map.of("phone", number));
            harness.create("drawer", Map.of("desk", number));
        }
        Commit commit = harness.delete("phone", "101");
        assertThat(commit.changes())
                .extracting(Change::item)
                .containsExactlyInAnyOrder(
                        new ItemRef("phone", "101"), new ItemRef("desk", "101"), new ItemRef("drawer", "101"));
        assertThat(harness.now().keys("desk")).containsExactly("102");
        assertThat(harness.now().keys("drawer")).containsExactly("102");
        harness.config.rollback(commit.version() - 1, ConfigHarness.ALICE);
        assertThat(harness.now().keys("drawer")).containsExactly("101", "102");
    }

    @Test
    public void whatBelongsToAnItemCanBeInUse() {
        harness.config.addDeclaration(new Declared<>(Desk.class));
        harness.create("desk", Map.of("phone", "101"));
        harness.create("desk", Map.of("phone", "102", "neighbour", "101"));
        assertThat(refused(() -> harness.delete("phone", "101"))).containsExactly("reference.used desk/101");
    }

    /** Belongs to a phone. */
    @ConfigType(name = "desk", key = "phone")
    public record Desk(
            @Field(required = true, references = "phone") String phone, @Field(references = "desk") String neighbour) {}

    /** Belongs to what belongs to a phone. */
    @ConfigType(name = "drawer", key = "desk")
    public record Drawer(@Field(required = true, references = "desk") String desk) {}

    @Test
    public void itemsOfOneSetMayReferToEachOther() {
        ConfigTransaction transaction = harness.begin();
        transaction.create("phone", Map.of("number", "201", "name", "A", "boss", "202"));
        transaction.create("phone", Map.of("number", "202", "name", "B", "boss", "201"));
        transaction.commit("");
        transaction = harness.begin();
        transaction.delete("phone", "201");
        transaction.delete("phone", "202");
        transaction.commit("");
    }

    @Test
    public void numbersAreUniqueOverAllTypes() {
        harness.patch("number-range", "queue", Map.of("first", "900", "last", "950"));
        harness.create("ring", Map.of("number", "901"));
        assertThat(harness.now().ownerOfNumber("901")).contains(new ItemRef("ring", "901"));
        ConfigTransaction transaction = harness.begin();
        transaction.delete("ring", "901");
        transaction.patch("number-range", "queue", Map.of("first", "0300", "last", "0335"));
        transaction.patch("number-range", "user", Map.of("last", "999"));
        transaction.create("phone", Map.of("number", "901", "name", "C"));
        transaction.commit("");
        assertThat(harness.now().ownerOfNumber("901")).contains(new ItemRef("phone", "901"));
    }

    @Test
    public void aNumberIsTakenWhoeverHasIt() {
        Map<String, Object> device = Map.of("mac", "1", "slot", "41");
        harness.patch("phone", "101", Map.of("devices", List.of(device)));
        assertThat(harness.now().ownerOfNumber("41")).contains(new ItemRef("phone", "101"));
        Problem problem = refusal(() -> harness.patch("phone", "102", Map.of("devices", List.of(device))))
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo("number.taken");
        assertThat(problem.field()).isEqualTo("devices[0].slot");
        assertThat(problem.text().en()).isEqualTo("Number 41 is taken (Phones: 101).");
        assertThat(refused(() -> harness.patch(
                        "phone",
                        "102",
                        Map.of(
                                "devices",
                                List.of(Map.of("mac", "1", "slot", "42"), Map.of("mac", "2", "slot", "42"))))))
                .containsExactly("number.taken devices[1].slot");
        harness.patch("phone", "101", Map.of("devices", List.of()));
        harness.patch("phone", "102", Map.of("devices", List.of(device)));
        assertThat(harness.now().ownerOfNumber("41")).contains(new ItemRef("phone", "102"));
    }

    @Test
    public void aSpanClaimsEachOfItsNumbers() {
        harness.patch("phone", "101", Map.of("devices", List.of(Map.of("mac", "1", "slot", "42-44"))));
        assertThat(harness.now().ownerOfNumber("43")).contains(new ItemRef("phone", "101"));
        assertThat(harness.now().ownerOfNumber("45")).isEmpty();
        assertThat(refused(() ->
                        harness.patch("phone", "102", Map.of("devices", List.of(Map.of("mac", "1", "slot", "44-46"))))))
                .containsExactly("number.taken devices[0].slot");
        harness.patch("phone", "101", Map.of("devices", List.of(Map.of("mac", "1", "slot", "42-43"))));
        harness.patch("phone", "102", Map.of("devices", List.of(Map.of("mac", "1", "slot", "44-46"))));
        assertThat(harness.now().ownerOfNumber("44")).contains(new ItemRef("phone", "102"));
    }

    @Test
    public void aSpanLiesInTheRangeOfItsKind() {
        Problem outside = refusal(() ->
                        harness.patch("phone", "101", Map.of("devices", List.of(Map.of("mac", "1", "slot", "48-60")))))
                .problems()
                .get(0);
        assertThat(outside.code()).isEqualTo("number.range");
        assertThat(outside.field()).isEqualTo("devices[0].slot");
        assertThat(outside.text().en()).isEqualTo("Number 50 is outside the range 41 to 49.");
        for (String wrong : List.of("49-41", "41-049", "41-", "-49", "00000000000-99999999999")) {
            assertThat(refused(() -> harness.patch(
                            "phone", "101", Map.of("devices", List.of(Map.of("mac", "1", "slot", wrong))))))
                    .as(wrong)
                    .containsExactly("number.range devices[0].slot");
        }
    }

    @Test
    public void numbersMayChangeHandsWithinOneSet() {
        harness.patch("phone", "101", Map.of("devices", List.of(Map.of("mac", "1", "slot", "41"))));
        harness.patch("phone", "102", Map.of("devices", List.of(Map.of("mac", "1", "slot", "42"))));
        ConfigTransaction transaction = harness.begin();
        transaction.patch("phone", "101", Map.of("devices", List.of(Map.of("mac", "1", "slot", "42"))));
        transaction.patch("phone", "102", Map.of("devices", List.of(Map.of("mac", "1", "slot", "41"))));
        transaction.commit("");
        assertThat(harness.now().ownerOfNumber("41")).contains(new ItemRef("phone", "102"));
    }

    @Test
    public void numbersLieInTheRangeOfTheirKind() {
        for (String outside : List.of("99", "900", "0101", "1000")) {
            assertThat(refused(() -> harness.phone(outside, "C"))).containsExactly("number.range number");
        }
        assertThat(refused(() -> harness.create("ring", Map.of("number", "300"))))
                .containsExactly("number.range number");
        harness.create("ring", Map.of("number", "0300"));
        assertThat(refused(() -> harness.patch("number-range", "user", Map.of("first", "102"))))
                .containsExactly("number.range phone/101/number");
        assertThat(refused(() -> harness.delete("number-range", "queue")))
                .containsExactly("number.range.missing ring/0300/number");
        harness.delete("number-range", "paging");
    }

    @Test
    public void rangesAreOrderedAndDoNotOverlap() {
        assertThat(refused(() -> harness.patch("number-range", "user", Map.of("last", "99"))))
                .contains("range.length last");
        assertThat(refused(() -> harness.patch("number-range", "disa", Map.of("last", "0600"))))
                .contains("range.order last");
        assertThat(refused(() -> harness.patch("number-range", "queue", Map.of("last", "0400"))))
                .containsExactlyInAnyOrder("range.overlap first", "range.overlap number-range/department/first");
        assertThat(refused(() -> harness.create("number-range", Map.of("kind", "zone", "first", "850", "last", "860"))))
                .containsExactlyInAnyOrder("range.overlap first", "range.overlap number-range/user/first");
        harness.create("number-range", Map.of("kind", "zone", "first", "0850", "last", "0860"));
    }
}
