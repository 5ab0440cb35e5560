package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.strowger.config.ConfigHarness.ALICE;
import static org.strowger.config.ConfigHarness.problem;
import static org.strowger.config.ConfigHarness.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.KnownTargetKind;
import org.strowger.api.config.TargetKind;
import org.strowger.api.config.TargetKinds;
import org.strowger.api.core.Text;

/** Fields that name destinations of calls, of kinds that come and go. */
public class DestinationsTest {
    private static final TargetKind PHONE = new TargetKind("phone", new Text("Phone", "话机"), "phone", "");
    private static final TargetKind NUMBER = new TargetKind("number", new Text("Number", "号码"), "", "[0-9]{1,11}");
    private static final TargetKind HANGUP = new TargetKind("hangup", new Text("Hang up", "挂断"), "", "");
    private static final TargetKind MENU = new TargetKind("menu", new Text("Menu", "菜单"), "menu", "");

    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    private final List<TargetKind> kinds = new ArrayList<>(List.of(PHONE, NUMBER, HANGUP, MENU));
    private final TargetKinds source = () -> List.copyOf(kinds);
    private final Declared<Menu> menus = new Declared<>(Menu.class);

    @Before
    public void declare() {
        harness.declareAll();
        harness.config.addDeclaration(menus);
        harness.config.addTargetKinds(source);
        harness.phone("101", "Ann");
    }

    private void menu(String name, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("name", name);
        harness.create("menu", all);
    }

    private List<String> afterIs(String destination) {
        return refused(() -> menu("other", Map.of("after", destination)));
    }

    @Test
    public void whatIsThereMayBeNamed() {
        menu("main", Map.of("after", "hangup", "others", List.of("phone:101", "number:5551", "menu:main")));
        Menu main = harness.now().find(Menu.class, "main").orElseThrow();
        assertThat(main.after()).isEqualTo("hangup");
        assertThat(main.others()).containsExactly("phone:101", "number:5551", "menu:main");
        menu("empty", Map.of("after", "", "steps", List.of(Map.of("digit", "1", "to", ""))));
    }

    @Test
    public void theSchemaSaysSo() {
        assertThat(harness.config
                        .type("menu")
                        .orElseThrow()
                        .field("after")
                        .orElseThrow()
                        .destination())
                .isTrue();
        assertThat(harness.config
                        .type("menu")
                        .orElseThrow()
                        .field("remark")
                        .orElseThrow()
                        .destination())
                .isFalse();
        assertThat(harness.config.type("menu").orElseThrow().menu()).isEqualTo("phone");
        assertThat(harness.config.type("phone").orElseThrow().menu()).isEqualTo("system");
    }

    @Test
    public void unknownKindsAreRefusedAndTheOthersNamed() {
        assertThat(afterIs("queue:1")).containsExactly("destination.unknown after");
        assertThat(problem(() -> menu("x", Map.of("after", "queue:1"))).text())
                .isEqualTo(new Text(
                        "There are no destinations of the kind \"queue\". There are: hangup, menu, number, phone.",
                        "没有类别为“queue”的目的地。可用类别：hangup, menu, number, phone。"));
        assertThat(afterIs("101")).containsExactly("destination.unknown after");
    }

    @Test
    public void targetsAreChecked() {
        assertThat(afterIs("phone:109")).containsExactly("reference.dangling after");
        assertThat(afterIs("phone")).containsExactly("destination.target after");
        assertThat(afterIs("phone:")).containsExactly("destination.target after");
        assertThat(afterIs("number:12a")).containsExactly("destination.target after");
        assertThat(afterIs("number")).containsExactly("destination.target after");
        assertThat(afterIs("hangup:now")).containsExactly("destination.target after");
        assertThat(afterIs("hangup:")).containsExactly("destination.target after");
        assertThat(refused(() -> menu("x", Map.of("steps", List.of(Map.of("to", "hangup"), Map.of("to", "phone:9"))))))
                .containsExactly("reference.dangling steps[1].to");
        assertThat(refused(() -> menu("x", Map.of("others", List.of("hangup", "phone:9")))))
                .containsExactly("reference.dangling others[1]");
    }

    @Test
    public void aTargetCannotBeDeletedWhileItIsNamed() {
        menu("main", Map.of("after", "phone:101", "others", List.of("hangup", "phone:101")));
        menu("night", Map.of("steps", List.of(Map.of("to", "phone:101"))));
        assertThat(ConfigHarness.refusal(() -> harness.delete("phone", "101")).problems())
                .allMatch(p -> p.code().equals("reference.used"))
                .extracting(p -> p.text().en())
                .containsExactlyInAnyOrder(
                        "Is in use. Menu: main (after).",
                        "Is in use. Menu: main (others[1]).",
                        "Is in use. Menu: night (steps[0].to).");
    }

    @Test
    public void aKindWhoseBundleIsAbsentIsNotChosenAnew() {
        kinds.remove(NUMBER);
        assertThat(afterIs("number:5551")).containsExactly("destination.inactive after");
        assertThat(problem(() -> menu("x", Map.of("after", "number:1"))).text().en())
                .contains("\"number\" (Number)")
                .contains("not installed or not running");
        harness.config.removeTargetKinds(source);
        assertThat(afterIs("hangup")).containsExactly("destination.inactive after");
    }

    @Test
    public void whatNamesAnAbsentKindStaysAndBlocksNothing() {
        menu("main", Map.of("after", "number:5551", "others", List.of("phone:101")));
        kinds.clear();
        harness.patch("phone", "101", Map.of("name", "Anna"));
        harness.patch("menu", "main", Map.of("remark", "still here"));
        harness.patch("menu", "main", Map.of("others", List.of()));
        assertThat(harness.now().find(Menu.class, "main").orElseThrow().after()).isEqualTo("number:5551");
        assertThat(refused(() -> harness.patch("menu", "main", Map.of("after", "number:5552"))))
                .containsExactly("destination.inactive after");
    }

    @Test
    public void referencesCountWhileKindsAndTypesAreAbsentAlsoAfterARestart() {
        menu("main", Map.of("after", "phone:101"));
        harness.restart(new Declared<>(Phone.class));
        assertThat(refused(() -> harness.delete("phone", "101"))).containsExactly("reference.used");
        assertThat(problem(() -> harness.delete("phone", "101")).text().en())
                .isEqualTo("Is in use. Menu: main (after).");
        harness.config.addDeclaration(menus);
        assertThat(afterIs("number:1")).containsExactly("destination.inactive after");
        assertThat(harness.config.targetKinds())
                .containsExactly(
                        new KnownTargetKind(HANGUP, false),
                        new KnownTargetKind(MENU, false),
                        new KnownTargetKind(NUMBER, false),
                        new KnownTargetKind(PHONE, false));
        harness.config.addTargetKinds(source);
        menu("other", Map.of("after", "number:1"));
    }

    @Test
    public void rollbackRestoresWhatNamesAnAbsentKind() {
        menu("main", Map.of("after", "number:5551"));
        long version = harness.now().version();
        harness.patch("menu", "main", Map.of("after", "hangup"));
        kinds.remove(NUMBER);
        harness.config.rollback(version, ALICE);
        assertThat(harness.now().find(Menu.class, "main").orElseThrow().after()).isEqualTo("number:5551");
    }

    @Test
    public void validationSaysTheSameAsTheCommit() {
        ConfigTransaction transaction = harness.begin();
        transaction.create("menu", Map.of("name", "x", "after", "queue:1"));
        assertThat(transaction.validate()).extracting(p -> p.code()).containsExactly("destination.unknown");
        transaction.discard();
    }

    @Test
    public void initialItemsWaitForTheKindsTheyName() {
        harness.config.removeDeclaration(menus);
        kinds.remove(HANGUP);
        harness.config.addDeclaration(new Declared<>(Menu.class, Map.of("first", Map.of("after", "late"))));
        assertThat(harness.now().keys("menu")).isEmpty();
        kinds.add(new TargetKind("late", new Text("Late", "迟"), "", ""));
        harness.scheduler.advance(Duration.ofSeconds(6));
        await().until(() -> harness.now().keys("menu").equals(Set.of("first")));
    }

    @Test
    public void aSourceThatFailsDoesNotKeepTheOthersOut() {
        harness.config.addTargetKinds(() -> {
            throw new IllegalStateException("broken");
        });
        harness.config.addTargetKinds(() -> List.of(new TargetKind("odd", new Text("Odd", "怪"), "", "[")));
        menu("main", Map.of("after", "hangup"));
        assertThat(afterIs("odd:1")).containsExactly("destination.unknown after");
    }
}
