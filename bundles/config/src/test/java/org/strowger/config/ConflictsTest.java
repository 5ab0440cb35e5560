package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.strowger.config.ConfigHarness.ALICE;
import static org.strowger.config.ConfigHarness.BOB;
import static org.strowger.config.ConfigHarness.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.ConfigClosed;
import org.strowger.api.config.ConfigConfirmed;
import org.strowger.api.config.ConfigReverted;
import org.strowger.api.config.ConfigStaged;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ConfigUnconfirmed;
import org.strowger.api.config.Conflict;
import org.strowger.api.config.Conflict.Deed;
import org.strowger.api.config.Conflict.Difference;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.Resolution;
import org.strowger.api.config.Resolution.Side;
import org.strowger.api.core.ProblemException.Kind;

/** Two people change the same. */
public class ConflictsTest {
    private static final ItemRef ANN = new ItemRef("phone", "101");

    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    private ConfigTransaction mine;
    private ConfigTransaction theirs;

    @Before
    public void declare() {
        harness.declareAll();
        harness.create("phone", Map.of("number", "101", "name", "Ann", "password", "secret"));
        mine = harness.config.begin(ALICE);
        theirs = harness.config.begin(BOB);
    }

    private Phone ann() {
        return harness.now().find(Phone.class, "101").orElseThrow();
    }

    @Test
    public void aFieldThatBothChangedIsNamedWithAllThreeValues() {
        mine.patch("phone", "101", Map.of("name", "Bea", "contacts", 3));
        theirs.patch("phone", "101", Map.of("name", "Cia", "limit", 4));
        long version = theirs.commit("").version();

        assertThat(mine.conflicts())
                .containsExactly(new Conflict(
                        ANN,
                        Deed.UPDATE,
                        Deed.UPDATE,
                        "bob",
                        version,
                        List.of(new Difference("name", "Ann", "Bea", "Cia", false))));
        assertThat(refusal(() -> mine.commit("")).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(ann().name()).isEqualTo("Cia");
    }

    @Test
    public void aSecretThatBothChangedIsMasked() {
        mine.patch("phone", "101", Map.of("password", "hers"));
        theirs.patch("phone", "101", Map.of("password", "his1"));
        theirs.commit("");

        Difference difference = mine.conflicts().get(0).fields().get(0);
        assertThat(difference).isEqualTo(new Difference("password", "********", "********", "********", true));

        mine.rebase(List.of(), Side.MINE);
        mine.commit("");
        assertThat(ann().password()).isEqualTo("hers");
    }

    @Test
    public void differentFieldsStandTogetherAfterARebase() {
        mine.patch("phone", "101", Map.of("contacts", 3));
        theirs.patch("phone", "101", Map.of("name", "Cia", "password", "his1"));
        theirs.commit("");

        assertThat(mine.conflicts()).singleElement().satisfies(c -> assertThat(c.mergeable())
                .isTrue());
        assertThat(refusal(() -> mine.commit("")).kind()).isEqualTo(Kind.CONFLICT);
        mine.rebase(List.of(), null);
        assertThat(mine.conflicts()).isEmpty();
        assertThat(mine.diff()).singleElement().satisfies(change -> assertThat(change.before())
                .containsEntry("name", "Cia"));
        mine.commit("");
        assertThat(ann().contacts()).isEqualTo(3);
        assertThat(ann().name()).isEqualTo("Cia");
        assertThat(ann().password()).isEqualTo("his1");
    }

    @Test
    public void withoutADecisionARebaseIsRefusedAndChangesNothing() {
        mine.patch("phone", "101", Map.of("name", "Bea", "mode", "inband"));
        theirs.patch("phone", "101", Map.of("name", "Cia", "mode", "sip-info"));
        theirs.commit("");
        List<Resolution> half = List.of(new Resolution(ANN, "name", Side.MINE));

        assertThat(refusal(() -> mine.rebase(half, null)).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(mine.conflicts()).hasSize(1);

        mine.rebase(half, Side.THEIRS);
        mine.commit("");
        assertThat(ann().name()).isEqualTo("Bea");
        assertThat(ann().mode()).isEqualTo(Phone.Mode.SIP_INFO);
    }

    @Test
    public void whatOneDeletesAndTheOtherChangesIsDecidedAsAWhole() {
        mine.patch("phone", "101", Map.of("contacts", 3));
        theirs.delete("phone", "101");
        theirs.commit("");
        Conflict conflict = mine.conflicts().get(0);
        assertThat(conflict.theirs()).isEqualTo(Deed.DELETE);
        assertThat(conflict.mergeable()).isFalse();
        assertThat(refusal(() -> mine.rebase(List.of(), null)).kind()).isEqualTo(Kind.CONFLICT);

        mine.rebase(List.of(new Resolution(ANN, "", Side.MINE)), null);
        mine.commit("");
        assertThat(ann().contacts()).isEqualTo(3);

        ConfigTransaction deletes = harness.config.begin(ALICE);
        deletes.delete("phone", "101");
        harness.patch("phone", "101", Map.of("contacts", 5));
        deletes.rebase(List.of(), Side.THEIRS);
        assertThat(deletes.diff()).isEmpty();
    }

    @Test
    public void bothDidTheSame() {
        mine.patch("phone", "101", Map.of("contacts", 3));
        theirs.patch("phone", "101", Map.of("contacts", 3));
        long version = theirs.commit("").version();
        assertThat(mine.conflicts()).isEmpty();
        assertThat(mine.commit("").version()).isEqualTo(version);
    }

    @Test
    public void whatIsPutBackAsItWasTakesNothingBackFromOthers() {
        mine.patch("phone", "101", Map.of("contacts", 3));
        mine.patch("phone", "101", Map.of("contacts", 2));
        theirs.patch("phone", "101", Map.of("contacts", 7));
        theirs.commit("");
        assertThat(mine.conflicts()).isEmpty();
        mine.commit("");
        assertThat(ann().contacts()).isEqualTo(7);
    }

    @Test
    public void anItemIsTakenOutOfATransaction() {
        mine.patch("phone", "101", Map.of("contacts", 3));
        mine.create("phone", Map.of("number", "102", "name", "Bob"));
        mine.unstage("phone", "101");
        assertThat(mine.diff()).extracting(c -> c.item().key()).containsExactly("102");
    }

    @Test
    public void aCopyIsForTryingOutOnly() {
        mine.patch("phone", "101", Map.of("contacts", 3));
        ConfigTransaction copy = mine.copy();
        copy.patch("phone", "101", Map.of("limit", 9));
        assertThat(copy.diff().get(0).after()).containsEntry("contacts", 3L).containsEntry("limit", 9L);
        assertThat(mine.diff().get(0).after().get("limit")).isNull();
        assertThat(refusal(() -> copy.commit("")).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(harness.config.transactions()).hasSize(2);
    }

    @Test
    public void whatSomebodyPreparesIsToldAMomentLater() {
        mine.patch("phone", "101", Map.of("contacts", 3));
        mine.patch("phone", "101", Map.of("contacts", 4));
        assertThat(harness.events.events(ConfigStaged.class)).isEmpty();
        harness.scheduler.advance(Duration.ofSeconds(1));
        await().untilAsserted(() -> assertThat(harness.events.events(ConfigStaged.class))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.author()).isEqualTo("alice");
                    assertThat(e.items()).containsExactly(ANN);
                }));

        theirs.patch("phone", "101", Map.of("contacts", 5));
        theirs.discard();
        mine.discard();
        await().untilAsserted(() -> assertThat(harness.events.events(ConfigClosed.class))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.transaction()).isEqualTo(mine.id());
                    assertThat(e.outcome()).isEqualTo(ConfigClosed.Outcome.DISCARDED);
                }));
    }

    @Test
    public void whatWaitsToBeConfirmedIsTold() {
        mine.patch("phone", "101", Map.of("contacts", 3));
        long version = mine.commitConfirmed("", Duration.ofMinutes(1)).version();
        assertThat(harness.config.unconfirmed()).extracting(c -> c.version()).containsExactly(version);
        harness.config.confirm(version, BOB);
        assertThat(harness.config.unconfirmed()).isEmpty();

        theirs.rebase(List.of(), null);
        theirs.patch("phone", "101", Map.of("contacts", 6));
        theirs.commitConfirmed("", Duration.ofMinutes(1));
        harness.scheduler.advance(Duration.ofMinutes(2));
        await().untilAsserted(() -> {
            assertThat(harness.events.events(ConfigUnconfirmed.class)).hasSize(2);
            assertThat(harness.events.events(ConfigConfirmed.class))
                    .extracting(ConfigConfirmed::author)
                    .containsExactly("bob");
            assertThat(harness.events.events(ConfigReverted.class))
                    .extracting(ConfigReverted::version)
                    .containsExactly(version + 1);
        });
        assertThat(ann().contacts()).isEqualTo(3);
    }
}
