package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.strowger.config.ConfigHarness.ALICE;
import static org.strowger.config.ConfigHarness.BOB;
import static org.strowger.config.ConfigHarness.refusal;
import static org.strowger.config.ConfigHarness.refused;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.HistoryPage;
import org.strowger.api.config.HistoryQuery;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

public class HistoryTest {
    @Rule
    public final ConfigHarness harness = harness();

    ConfigHarness harness() {
        return new ConfigHarness();
    }

    @Before
    public void declare() {
        harness.declareAll();
    }

    /** Every item exactly as it is stored. */
    private SortedMap<String, String> stored() {
        return harness.store.inTransaction(c -> {
            SortedMap<String, String> items = new TreeMap<>();
            try (PreparedStatement query = c.prepareStatement("SELECT item_type, item_key, body FROM config_item");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    items.put(rows.getString(1) + '/' + rows.getString(2), rows.getString(3));
                }
            }
            return items;
        });
    }

    private Commit confirmed(String key, Map<String, Object> values, Duration within) {
        ConfigTransaction transaction = harness.begin();
        transaction.patch("phone", key, values);
        return transaction.commitConfirmed("try", within);
    }

    private int contacts(String key) {
        return harness.now().find(Phone.class, key).orElseThrow().contacts();
    }

    @Test
    public void historySaysWhoWhenWhenceAndWhat() {
        harness.phone("101", "Ann");
        harness.scheduler.advance(Duration.ofMinutes(1));
        ConfigTransaction transaction = harness.config.begin(BOB);
        transaction.patch("phone", "101", Map.of("contacts", 3));
        Commit commit = transaction.commit("为什么");

        List<Commit> history = harness.config.history(0, 2);
        assertThat(history).extracting(Commit::version).containsExactly(3L, 2L);
        assertThat(history.get(0)).isEqualTo(commit);
        assertThat(commit.author()).isEqualTo(BOB);
        assertThat(commit.comment()).isEqualTo("为什么");
        assertThat(commit.at()).isEqualTo(harness.scheduler.clock().instant());
        assertThat(commit.changes().get(0).before()).containsEntry("contacts", 2L);
        assertThat(commit.changes().get(0).after()).containsEntry("contacts", 3L);
        assertThat(history.get(1).changes().get(0).before()).isNull();
        assertThat(harness.config.history(2, 10)).extracting(Commit::version).containsExactly(1L);
        assertThat(harness.config.version(99)).isEmpty();
    }

    @Test
    public void rollbackRestoresByteForByte() {
        harness.create("phone", Map.of("number", "101", "name", "Ann", "password", "first", "portal", "long enough"));
        Commit wanted = harness.create("phone", Map.of("number", "102", "name", "Bob", "boss", "101"));
        SortedMap<String, String> before = stored();

        harness.patch("phone", "101", Map.of("password", "second", "portal", "another one"));
        harness.patch("phone", "101", Map.of("contacts", 5));
        harness.delete("phone", "102");
        harness.phone("103", "Cid");
        harness.patch("number-range", "user", Map.of("last", "799"));
        assertThat(stored()).isNotEqualTo(before);

        Commit back = harness.config.rollback(wanted.version(), ALICE);
        assertThat(back.rollbackOf()).isEqualTo(wanted.version());
        assertThat(back.version()).isEqualTo(9);
        assertThat(stored()).isEqualTo(before);
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().password())
                .isEqualTo("first");
        assertThat(harness.now().keys("phone")).containsExactly("101", "102");

        harness.config.rollback(7, ALICE);
        assertThat(harness.now().keys("phone")).containsExactly("101", "103");
        harness.restart(ConfigHarness.all());
        assertThat(harness.now().version()).isEqualTo(10);
        assertThat(harness.now().keys("phone")).containsExactly("101", "103");
    }

    @Test
    public void rollbackToWhatIsNotValidAnyMoreIsRefused() {
        harness.create("phone", Map.of("number", "101", "name", "Bob"));
        harness.patch("phone", "101", Map.of("name", "Ann"));
        harness.stop();
        harness.start(Declared.judged(
                Phone.class,
                (phone, proposed) -> phone.name().equals("Bob")
                        ? List.of(new Problem("name.bob", "name", new Text("no Bobs", "不许叫 Bob")))
                        : List.of()));
        assertThat(refusal(() -> harness.config.rollback(2, ALICE)).kind()).isEqualTo(Kind.INVALID);
        assertThat(harness.now().version()).isEqualTo(3);
        assertThat(refusal(() -> harness.config.rollback(99, ALICE)).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(harness.config.rollback(3, ALICE).version()).isEqualTo(3);
    }

    @Test
    public void whatIsNotConfirmedRevertsByItself() {
        harness.phone("101", "Ann");
        Commit tried = confirmed("101", Map.of("contacts", 9), Duration.ofSeconds(60));
        assertThat(tried.confirmBy())
                .isEqualTo(harness.scheduler.clock().instant().plusSeconds(60));
        assertThat(contacts("101")).isEqualTo(9);
        harness.scheduler.advance(Duration.ofSeconds(59));
        assertThat(contacts("101")).isEqualTo(9);
        harness.scheduler.advance(Duration.ofSeconds(2));
        await().until(() -> contacts("101") == 2);
        await().until(() ->
                harness.config.version(tried.version()).orElseThrow().confirmBy() == null);
        Commit revert = harness.config.history(0, 1).get(0);
        assertThat(revert.author().name()).isEqualTo("system");
        assertThat(revert.rollbackOf()).isEqualTo(tried.version() - 1);
        assertThat(refusal(() -> harness.config.confirm(tried.version(), ALICE)).kind())
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    public void whatIsConfirmedStays() {
        harness.phone("101", "Ann");
        Commit tried = confirmed("101", Map.of("contacts", 9), Duration.ofSeconds(60));
        assertThat(harness.config.confirm(tried.version(), ALICE).confirmBy()).isNull();
        assertThat(harness.config.version(tried.version()).orElseThrow().confirmBy())
                .isNull();
        harness.scheduler.advance(Duration.ofMinutes(10));
        harness.restart(ConfigHarness.all());
        assertThat(contacts("101")).isEqualTo(9);
        assertThat(harness.now().version()).isEqualTo(tried.version());
        assertThat(refusal(() -> harness.config.confirm(tried.version(), ALICE)).kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(refusal(() -> harness.config.confirm(77, ALICE)).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    public void theWaitGoesOnAfterARestart() {
        harness.phone("101", "Ann");
        confirmed("101", Map.of("contacts", 9), Duration.ofSeconds(60));
        harness.scheduler.advance(Duration.ofSeconds(30));
        harness.restart(ConfigHarness.all());
        assertThat(contacts("101")).isEqualTo(9);
        harness.scheduler.advance(Duration.ofSeconds(31));
        await().until(() -> contacts("101") == 2);
    }

    @Test
    public void whatBecameDueWhileTheSystemWasDownIsRevertedAtTheStart() {
        harness.phone("101", "Ann");
        Commit tried = confirmed("101", Map.of("contacts", 9), Duration.ofSeconds(60));
        harness.stop();
        harness.scheduler.advance(Duration.ofHours(2));
        harness.start(ConfigHarness.all());
        assertThat(contacts("101")).isEqualTo(2);
        assertThat(harness.now().version()).isEqualTo(tried.version() + 1);
    }

    @Test
    public void aRevertLeavesLaterChangesOfOthersAlone() {
        harness.phone("101", "Ann");
        harness.phone("102", "Bob");
        ConfigTransaction transaction = harness.begin();
        transaction.patch("phone", "101", Map.of("contacts", 9));
        transaction.patch("phone", "102", Map.of("contacts", 9));
        transaction.commitConfirmed("", Duration.ofSeconds(10));
        harness.patch("phone", "102", Map.of("contacts", 4));
        harness.phone("103", "Cid");
        harness.scheduler.advance(Duration.ofSeconds(11));
        await().until(() -> contacts("101") == 2);
        assertThat(contacts("102")).isEqualTo(4);
        assertThat(harness.now().keys("phone")).contains("103");
    }

    @Test
    public void whenOthersCameToDependOnItEverythingSinceIsTakenBack() {
        harness.phone("101", "Ann");
        ConfigTransaction transaction = harness.begin();
        transaction.create("phone", Map.of("number", "102", "name", "Bob"));
        transaction.commitConfirmed("", Duration.ofSeconds(10));
        harness.patch("phone", "101", Map.of("boss", "102"));
        harness.scheduler.advance(Duration.ofSeconds(11));
        await().until(() -> harness.now().find(Phone.class, "102").isEmpty());
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().boss()).isEmpty();
    }

    @Test
    public void aRollbackBeforeAnUnconfirmedCommitSettlesIt() {
        Commit before = harness.phone("101", "Ann");
        confirmed("101", Map.of("contacts", 9), Duration.ofSeconds(60));
        harness.config.rollback(before.version(), ALICE);
        long version = harness.now().version();
        harness.scheduler.advance(Duration.ofMinutes(5));
        harness.restart(ConfigHarness.all());
        assertThat(harness.now().version()).isEqualTo(version);
    }

    @Test
    public void theTimeToConfirmIsBounded() {
        harness.phone("101", "Ann");
        assertThat(refused(() -> confirmed("101", Map.of("contacts", 9), Duration.ofSeconds(9))))
                .containsExactly("field.range confirmWithin");
        assertThat(refused(() -> confirmed("101", Map.of("contacts", 9), Duration.ofHours(25))))
                .containsExactly("field.range confirmWithin");
        assertThat(contacts("101")).isEqualTo(2);
    }

    private List<Long> found(HistoryQuery query) {
        HistoryPage page = harness.config.history(query, 0, 100);
        assertThat(page.total()).isEqualTo(page.commits().size());
        return page.commits().stream().map(Commit::version).toList();
    }

    private static HistoryQuery query(String author, String type, String key, String search, Set<String> types) {
        return new HistoryQuery(author, type, key, null, null, search, types);
    }

    @Test
    public void theHistoryIsSearchedByPersonTimeItemAndWords() {
        long ann = harness.phone("101", "Ann").version();
        harness.scheduler.advance(Duration.ofHours(1));
        Instant later = harness.scheduler.clock().instant();
        ConfigTransaction bobs = harness.config.begin(BOB);
        bobs.create("phone", Map.of("number", "102", "name", "Bob"));
        long bob = bobs.commit("100% new_phones").version();
        long ring = harness.create("ring", Map.of("number", "0300", "members", List.of("101")))
                .version();

        assertThat(found(HistoryQuery.ALL)).containsExactly(ring, bob, ann, 1L);
        assertThat(found(query("bob", "", "", "", null))).containsExactly(bob);
        assertThat(found(query("", "phone", "", "", null))).containsExactly(bob, ann);
        assertThat(found(query("", "phone", "101", "", null))).containsExactly(ann);
        assertThat(found(new HistoryQuery("", "", "", later, null, "", null))).containsExactly(ring, bob);
        assertThat(found(new HistoryQuery("", "phone", "", null, later, "", null)))
                .containsExactly(ann);
        assertThat(found(query("", "", "", "0% NEW_p", null))).containsExactly(bob);
        assertThat(found(query("", "", "", "0_ NEW", null))).isEmpty();
        assertThat(found(query("", "", "", "030", Set.of("phone")))).isEmpty();
        assertThat(found(query("", "", "", "", Set.of("ring")))).containsExactly(ring);
        assertThat(found(query("", "", "", "", Set.of()))).isEmpty();
        assertThat(found(query("' OR 1=1 --", "", "", "", null))).isEmpty();

        HistoryPage second = harness.config.history(HistoryQuery.ALL, 1, 1);
        assertThat(second.commits()).extracting(Commit::version).containsExactly(bob);
        assertThat(second.total()).isEqualTo(4);
    }

    @Test
    public void anyTwoVersionsAreCompared() {
        long first = harness.phone("101", "Ann").version();
        harness.phone("102", "Bob");
        harness.patch("phone", "101", Map.of("contacts", 3));
        harness.patch("phone", "101", Map.of("contacts", 4));
        long last = harness.delete("phone", "102").version();

        assertThat(harness.config.difference(first, last)).singleElement().satisfies(change -> {
            assertThat(change.before()).containsEntry("contacts", 2L);
            assertThat(change.after()).containsEntry("contacts", 4L);
        });
        assertThat(harness.config.difference(last, first))
                .singleElement()
                .satisfies(change -> assertThat(change.after()).containsEntry("contacts", 2L));
        assertThat(harness.config.difference(last, last)).isEmpty();
        assertThat(harness.config.difference(first - 1, first))
                .singleElement()
                .satisfies(change -> assertThat(change.before()).isNull());
        assertThat(refusal(() -> harness.config.difference(0, last + 1)).kind()).isEqualTo(Kind.NOT_FOUND);
    }
}
