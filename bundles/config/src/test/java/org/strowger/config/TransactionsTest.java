package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.strowger.config.ConfigHarness.ALICE;
import static org.strowger.config.ConfigHarness.BOB;
import static org.strowger.config.ConfigHarness.refusal;
import static org.strowger.config.ConfigHarness.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigCommitted;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.SecretMask;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

public class TransactionsTest {
    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    @Before
    public void declare() {
        harness.declareAll();
    }

    @Test
    public void nobodySeesWhatIsOnlyStaged() {
        ConfigTransaction transaction = harness.begin();
        transaction.create("phone", Map.of("number", "101", "name", "Ann"));
        assertThat(harness.now().find(Phone.class, "101")).isEmpty();
        assertThat(transaction.proposed().find(Phone.class, "101")).isPresent();
        transaction.discard();
        assertThat(harness.now().find(Phone.class, "101")).isEmpty();
        assertThat(refusal(() -> transaction.commit("")).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(harness.config.transactions()).isEmpty();
    }

    @Test
    public void aSetIsCommittedAsAWholeOrNotAtAll() {
        ConfigTransaction transaction = harness.begin();
        transaction.create("phone", Map.of("number", "101", "name", "Ann"));
        transaction.create("phone", Map.of("number", "99", "name", "Bob"));
        transaction.create("ring", Map.of("number", "0300", "members", List.of("101", "777")));
        assertThat(refused(() -> transaction.commit("")))
                .containsExactlyInAnyOrder("number.range phone/99/number", "reference.dangling ring/0300/members[1]");
        assertThat(transaction.validate()).hasSize(2);
        assertThat(harness.now().version()).isEqualTo(1);

        transaction.delete("phone", "99");
        transaction.patch("ring", "0300", Map.of("members", List.of("101")));
        Commit commit = transaction.commit("two at once");
        assertThat(commit.version()).isEqualTo(2);
        assertThat(commit.changes())
                .extracting(Change::item)
                .containsExactlyInAnyOrder(new ItemRef("phone", "101"), new ItemRef("ring", "0300"));
    }

    @Test
    public void theSecondToChangeAnItemIsToldSo() {
        harness.phone("101", "Ann");
        ConfigTransaction first = harness.config.begin(ALICE);
        ConfigTransaction second = harness.config.begin(BOB);
        first.patch("phone", "101", Map.of("contacts", 3));
        second.patch("phone", "101", Map.of("limit", 3));
        first.commit("");
        assertThat(second.validate()).extracting(Problem::code).containsExactly("commit.conflict");
        assertThat(refusal(() -> second.commit("")).kind()).isEqualTo(Kind.CONFLICT);

        ConfigTransaction third = harness.config.begin(BOB);
        ConfigTransaction fourth = harness.config.begin(ALICE);
        third.delete("phone", "101");
        fourth.patch("phone", "101", Map.of("limit", 3));
        third.commit("");
        assertThat(refusal(() -> fourth.commit("")).kind()).isEqualTo(Kind.CONFLICT);
    }

    @Test
    public void changesOfDifferentItemsDoNotDisturbEachOther() {
        ConfigTransaction first = harness.config.begin(ALICE);
        ConfigTransaction second = harness.config.begin(BOB);
        first.create("phone", Map.of("number", "101", "name", "Ann"));
        second.create("phone", Map.of("number", "102", "name", "Bob"));
        first.commit("");
        second.commit("");
        assertThat(harness.now().keys("phone")).containsExactly("101", "102");
    }

    @Test
    public void bothMayCreateTheSameItemButOnlyOneGetsIt() {
        ConfigTransaction first = harness.config.begin(ALICE);
        ConfigTransaction second = harness.config.begin(BOB);
        first.create("phone", Map.of("number", "101", "name", "Ann"));
        second.create("phone", Map.of("number", "101", "name", "Bob"));
        first.commit("");
        assertThat(refusal(() -> second.commit("")).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().name()).isEqualTo("Ann");
    }

    @Test
    public void withoutDifferencesNothingIsCommitted() {
        Commit head = harness.phone("101", "Ann");
        ConfigTransaction transaction = harness.begin();
        transaction.patch("phone", "101", Map.of("name", "Ann"));
        assertThat(transaction.diff()).isEmpty();
        assertThat(transaction.commit("nothing")).isEqualTo(head);
        assertThat(harness.now().version()).isEqualTo(2);
    }

    @Test
    public void theDiffMasksSecretsAndSaysWhenTheyChange() {
        harness.create("phone", Map.of("number", "101", "name", "Ann", "password", "first"));
        ConfigTransaction transaction = harness.begin();
        transaction.patch("phone", "101", Map.of("password", "second"));
        Change change = transaction.diff().get(0);
        assertThat(change.secretChanged()).isTrue();
        assertThat(change.before()).containsEntry("password", SecretMask.SET);
        assertThat(change.after()).isEqualTo(change.before());
        assertThat(transaction.commit("").changes()).containsExactly(change);
        assertThat(harness.config.history(0, 1).get(0).changes()).containsExactly(change);
    }

    @Test
    public void idleTransactionsAreDiscarded() {
        ConfigTransaction idle = harness.begin();
        ConfigTransaction used = harness.begin();
        harness.scheduler.advance(Duration.ofMinutes(50));
        used.create("phone", Map.of("number", "101", "name", "Ann"));
        harness.scheduler.advance(Duration.ofMinutes(20));
        assertThat(harness.config.transaction(idle.id())).isEmpty();
        assertThat(harness.config.transaction(used.id())).isPresent();
        used.commit("");
        assertThat(harness.config.transactions()).isEmpty();
    }

    @Test
    public void contributedValidatorsSeeTheWholeProposal() {
        harness.config.addDeclaration(Declared.judgedAsWhole(
                Marker.class,
                (current, proposed) -> proposed.all(Phone.class).size() > 1
                        ? List.of(new Problem("too.many", "101/name", new Text("one is enough", "一个就够")))
                        : List.of()));
        harness.phone("101", "Ann");
        assertThat(refused(() -> harness.phone("102", "Bob"))).containsExactly("too.many marker/101/name");
        assertThat(harness.now().keys("phone")).containsExactly("101");
    }

    @Test
    public void problemsThatWereThereBeforeDoNotStandInTheWayOfOtherChanges() {
        harness.phone("101", "Ann");
        harness.phone("102", "Bob");
        harness.stop();
        harness.start(
                new Declared<>(Limits.class),
                Declared.judged(
                        Phone.class,
                        (phone, proposed) -> phone.name().equals("Bob")
                                ? List.of(new Problem("name.bob", "name", new Text("no Bobs", "不许叫 Bob")))
                                : List.of()));
        harness.patch("phone", "101", Map.of("contacts", 3));
        assertThat(refused(() -> harness.patch("phone", "102", Map.of("contacts", 3))))
                .containsExactly("name.bob name");
        assertThat(refused(() -> harness.phone("103", "Bob"))).containsExactly("name.bob name");
    }

    @Test
    public void aValidatorThatFailsRefusesTheCommitWithoutBreakingAnything() {
        harness.phone("101", "Ann");
        harness.stop();
        harness.start(Declared.judged(Phone.class, (phone, proposed) -> {
            if (phone.contacts() == 3) {
                throw new IllegalStateException("bug");
            }
            return List.of();
        }));
        assertThat(refused(() -> harness.patch("phone", "101", Map.of("contacts", 3))))
                .containsExactly("validator.failed phone/");
        harness.patch("phone", "101", Map.of("contacts", 4));
    }

    @Test
    public void listenersAreToldInOrderAndThenEverybody() {
        List<String> seen = new CopyOnWriteArrayList<>();
        harness.config.addListener(new ConfigListener() {
            @Override
            public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
                seen.add(previous.version() + ">" + commit.version() + ">" + current.version());
                throw new IllegalStateException("a listener must not hurt the others");
            }

            @Override
            public void refreshed(ConfigSnapshot current) {
                seen.add("refreshed");
            }
        });
        harness.phone("101", "Ann");
        harness.phone("102", "Bob");
        // A type may still be appearing when the listener comes: then it is refreshed twice, which is allowed.
        await().untilAsserted(
                        () -> assertThat(seen.stream().distinct()).containsExactly("refreshed", "1>2>2", "2>3>3"));
        assertThat(seen.stream().filter(told -> told.contains(">"))).hasSize(2);
        await().untilAsserted(() -> assertThat(harness.events.events(ConfigCommitted.class))
                .extracting(ConfigCommitted::version)
                .containsExactly(1L, 2L, 3L));
        ConfigCommitted last = harness.events.events(ConfigCommitted.class).get(2);
        assertThat(last.author()).isEqualTo("alice");
        assertThat(last.items()).containsExactly(new ItemRef("phone", "102"));
    }

    @Test
    public void manyAtTheSameTimeGetOneVersionEach() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Long>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String number = String.valueOf(200 + i);
            calls.add(() -> harness.phone(number, "n").version());
        }
        List<Long> versions = new ArrayList<>();
        try {
            for (Future<Long> done : threads.invokeAll(calls)) {
                versions.add(done.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(versions).doesNotHaveDuplicates().hasSize(40);
        assertThat(harness.now().version()).isEqualTo(41);
        assertThat(harness.now().keys("phone")).hasSize(40);
    }

    @Test
    public void oneTransactionMayBeUsedByManyThreads() throws Exception {
        ConfigTransaction transaction = harness.begin();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String number = String.valueOf(200 + i);
            calls.add(() -> {
                transaction.create("phone", Map.of("number", number, "name", "n"));
                return true;
            });
        }
        try {
            for (Future<Boolean> done : threads.invokeAll(calls)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(transaction.commit("").changes()).hasSize(100);
    }

    /** A type without fields of interest. */
    @ConfigType(name = "marker")
    public record Marker(boolean set) {}
}
