package org.strowger.monitor.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.monitor.Calls.T0;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.config.Author;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ItemRef;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.monitor.ExtensionCounts;
import org.strowger.api.monitor.ExtensionState;
import org.strowger.api.monitor.ExtensionStateChanged;
import org.strowger.api.monitor.ExtensionStates;
import org.strowger.api.monitor.ExtensionTile;
import org.strowger.api.sip.RegistrationEvent;
import org.strowger.monitor.Calls;
import org.strowger.monitor.Worker;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class ExtensionBoardTest {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ManualScheduler time = new ManualScheduler();
    private final RecordingEventBus bus = new RecordingEventBus();
    private final Worker worker = new Worker(Runnable::run);
    private final Office office = new Office();
    private final Calls service = new Calls();
    private final Roster roster = new Roster(office, worker);
    private final Contacts contacts = new Contacts(bus, worker);
    private final CallTable calls = new CallTable(time, worker);
    private ExtensionBoard board;

    @Before
    public void open() {
        office.set("extension", "101", Map.of("name", "Ann"));
        office.set("extension", "102", Map.of("name", "Bea"));
        office.set("extension", "99", Map.of("name", "Cleo"));
        roster.refreshed(office.snapshot());
        contacts.setRegistrar(office);
        board = new ExtensionBoard(time, bus, worker, roster, contacts, calls);
        calls.setService(service);
        time.advance(PAUSE);
    }

    private List<ExtensionStateChanged> told() {
        return bus.events().stream()
                .filter(ExtensionStateChanged.class::isInstance)
                .map(ExtensionStateChanged.class::cast)
                .toList();
    }

    private ExtensionStateChanged lastTold(String number) {
        return told().stream()
                .filter(event -> event.tile().number().equals(number))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private void register(String user, boolean reachable) {
        office.register(user, reachable);
        bus.publish(new RegistrationEvent(T0, RegistrationEvent.Kind.REGISTERED, Office.binding(user, reachable)));
    }

    private ExtensionState state(String number) {
        time.advance(PAUSE);
        return board.find(number).orElseThrow().state();
    }

    private void commit(String type, String key) {
        Commit commit = new Commit(
                2,
                T0,
                new Author("admin", "rest", ""),
                "",
                List.of(new Change(new ItemRef(type, key), null, Map.of(), false)),
                null,
                0);
        roster.committed(commit, office.snapshot(), office.snapshot());
        time.advance(PAUSE);
    }

    @Test
    public void anExtensionIsOfflineUntilAPhoneCanBeReached() {
        assertThat(state("101")).isEqualTo(ExtensionState.OFFLINE);
        register("101", true);
        assertThat(state("101")).isEqualTo(ExtensionState.ONLINE);
        ExtensionTile tile = lastTold("101").tile();
        assertThat(tile.contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.address()).isEqualTo("192.0.2.1:5060");
            assertThat(contact.transport()).isEqualTo("udp");
            assertThat(contact.rttMillis()).isNull();
        });
        register("101", false);
        assertThat(state("101")).isEqualTo(ExtensionState.OFFLINE);
        office.phones.clear();
        bus.publish(new RegistrationEvent(T0, RegistrationEvent.Kind.EXPIRED, Office.binding("101", true)));
        time.advance(PAUSE);
        assertThat(lastTold("101").tile().contacts()).isEmpty();
        assertThat(contacts.count()).isZero();
    }

    @Test
    public void aCallShowsOnBothTilesWithWhom() {
        register("101", true);
        register("102", true);
        calls.started(Calls.record("c1", "102", List.of(Calls.leg("a", true, "101", null, null, null))));
        assertThat(state("101")).isEqualTo(ExtensionState.IN_CALL);
        assertThat(board.find("101").orElseThrow().call().withName())
                .as("what was dialled")
                .isEqualTo("Bea");
        assertThat(state("102")).isEqualTo(ExtensionState.ONLINE);
        calls.changed(Calls.record("c1", (Instant) null, null));
        assertThat(state("102")).as("called, not ringing yet").isEqualTo(ExtensionState.ONLINE);
        calls.changed(Calls.record("c1", T0.plusSeconds(1), null));
        assertThat(state("102")).isEqualTo(ExtensionState.RINGING);
        assertThat(board.find("102").orElseThrow().call().withNumber()).isEqualTo("101");
        calls.answered(Calls.record("c1", T0.plusSeconds(1), T0.plusSeconds(3)));
        assertThat(state("102")).isEqualTo(ExtensionState.IN_CALL);
        assertThat(board.find("101").orElseThrow().call())
                .isEqualTo(new ExtensionTile.TileCall("c1", "102", "Name 102", T0.plusSeconds(3)));
        assertThat(calls.legs()).isEqualTo(2);
        calls.ended(Calls.record("c1", T0.plusSeconds(1), T0.plusSeconds(3)));
        assertThat(state("102")).isEqualTo(ExtensionState.ONLINE);
        assertThat(board.find("102").orElseThrow().call()).isNull();
        assertThat(calls.legs()).isZero();
        assertThat(calls.calls()).isZero();
    }

    @Test
    public void ofTwoCallsTheOneThatTalksIsShown() {
        calls.answered(Calls.record("c1", T0, T0.plusSeconds(1)));
        calls.changed(Calls.record("c2", T0.plusSeconds(9), null));
        time.advance(PAUSE);
        assertThat(board.find("102").orElseThrow().call().id()).isEqualTo("c1");
        calls.ended(Calls.record("c1", T0, T0.plusSeconds(1)));
        assertThat(state("102")).isEqualTo(ExtensionState.RINGING);
    }

    @Test
    public void howeverMuchHappensAnExtensionIsToldFourTimesASecondAtMost() {
        int before = told().size();
        for (int i = 0; i < 100; i++) {
            register("101", i % 2 == 0);
            time.advance(Duration.ofMillis(10));
        }
        time.advance(PAUSE);
        assertThat(told().size() - before).isBetween(1, 5);
        assertThat(lastTold("101").tile().state()).isEqualTo(ExtensionState.OFFLINE);
        assertThat(time.pending()).as("only the check of calls").isEqualTo(1);
    }

    @Test
    public void whatChangesBackMeanwhileIsNotTold() {
        register("101", true);
        time.advance(PAUSE);
        int before = told().size();
        register("101", false);
        register("101", true);
        time.advance(PAUSE);
        assertThat(told()).hasSize(before);
    }

    @Test
    public void stateLastsSinceItBegan() {
        register("101", true);
        time.advance(PAUSE);
        Instant since = board.find("101").orElseThrow().since();
        time.advance(Duration.ofSeconds(10));
        office.set("extension", "101", Map.of("name", "Anna"));
        commit("extension", "101");
        assertThat(board.find("101").orElseThrow().name()).isEqualTo("Anna");
        assertThat(board.find("101").orElseThrow().since()).isEqualTo(since);
    }

    @Test
    public void doNotDisturbIsAStateOfPhonesThatCouldRing() {
        office.set("forwarding", "101", Map.of("dnd", true, "alwaysEnabled", true, "alwaysTarget", "900"));
        commit("forwarding", "101");
        assertThat(state("101")).isEqualTo(ExtensionState.OFFLINE);
        register("101", true);
        assertThat(state("101")).isEqualTo(ExtensionState.DND);
        assertThat(board.find("101").orElseThrow().forwarding()).isEqualTo("900");
        office.types.remove("forwarding");
        roster.refreshed(office.snapshot());
        assertThat(state("101")).as("nobody acts on it").isEqualTo(ExtensionState.ONLINE);
    }

    @Test
    public void extensionsComeAndGo() {
        office.set("extension", "103", Map.of("name", "Dora"));
        commit("extension", "103");
        assertThat(lastTold("103").counts().all()).isEqualTo(4);
        office.items.get("extension").remove("103");
        commit("extension", "103");
        assertThat(lastTold("103").gone()).isTrue();
        assertThat(board.find("103")).isEmpty();
        office.types.remove("extension");
        roster.refreshed(office.snapshot());
        time.advance(PAUSE);
        assertThat(board.list(null, "", 0, 10))
                .isEqualTo(new ExtensionStates.Listing(new ExtensionCounts(0, 0, 0, 0, 0, 0), 0, List.of()));
    }

    @Test
    public void listsAreInTheOrderOfNumbersByStateAndSearch() {
        register("102", true);
        time.advance(PAUSE);
        assertThat(numbers(null, "", 0, 10)).containsExactly("99", "101", "102");
        assertThat(numbers(null, "", 1, 1)).containsExactly("101");
        assertThat(numbers(ExtensionState.OFFLINE, "", 1, 5)).containsExactly("101");
        ExtensionStates.Listing found = board.list(ExtensionState.ONLINE, "BE", 0, 10);
        assertThat(found.items()).extracting(ExtensionTile::name).containsExactly("Bea");
        assertThat(found.total()).isEqualTo(1);
        ExtensionStates.Listing both = board.list(ExtensionState.ONLINE, "10", 0, 10);
        assertThat(both.counts()).isEqualTo(new ExtensionCounts(2, 1, 1, 0, 0, 0));
        assertThat(both.total()).isEqualTo(1);
        assertThat(board.list(ExtensionState.ONLINE, "10", 1, 10).items()).isEmpty();
    }

    private List<String> numbers(ExtensionState state, String search, int offset, int limit) {
        return board.list(state, search, offset, limit).items().stream()
                .map(ExtensionTile::number)
                .toList();
    }

    @Test
    public void callsThatWereUpBeforeAreSeenAndThoseThatVanishUnheardAreForgotten() {
        service.views.add(Calls.view("old", MediaStatistics.NONE));
        time.advance(Duration.ofMinutes(1));
        assertThat(state("102")).isEqualTo(ExtensionState.IN_CALL);
        service.views.clear();
        time.advance(Duration.ofMinutes(1));
        assertThat(state("102")).isEqualTo(ExtensionState.OFFLINE);
        calls.started(Calls.record("c1", T0, null));
        calls.unsetService(service);
        assertThat(calls.calls()).as("without call control there is no call").isZero();
    }

    @Test
    public void manyAtOnceAreToldBitByBit() {
        for (int i = 1000; i < 4000; i++) {
            office.set("extension", "" + i, Map.of("name", "N"));
        }
        int before = told().size();
        roster.refreshed(office.snapshot());
        time.advance(PAUSE);
        assertThat(told().size() - before).isEqualTo(1000);
        time.advance(PAUSE.multipliedBy(3));
        assertThat(told().size() - before).isEqualTo(3000);
        assertThat(board.list(null, "", 2999, 10).items()).hasSize(4);
    }

    @Test
    public void tenThousandExtensionsAreListedInAMoment() {
        for (int i = 20_000; i < 30_000; i++) {
            office.set("extension", "" + i, Map.of("name", "Person " + i));
        }
        roster.refreshed(office.snapshot());
        time.advance(Duration.ofSeconds(10));
        board.list(ExtensionState.OFFLINE, "person 299", 0, 100);
        long begin = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThat(board.list(ExtensionState.OFFLINE, "person 299", 0, 100).items())
                    .hasSize(100);
            assertThat(board.list(ExtensionState.RINGING, "", 0, 100).items()).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    public void colleaguesGetLittle() {
        register("101", true);
        time.advance(PAUSE);
        ExtensionStateChanged brief = lastTold("101").brief();
        assertThat(brief.tile())
                .isEqualTo(new ExtensionTile("101", "Ann", ExtensionState.ONLINE, null, false, "", List.of(), null));
        assertThat(brief.counts()).isNull();
    }

    @Test
    public void endedLegsCountForNothing() {
        CallRecord record = Calls.record(
                "c1",
                "102",
                List.of(
                        Calls.leg("a", true, "101", null, T0, T0.plusSeconds(2)),
                        Calls.leg("b", false, "102", T0, T0, null)));
        calls.changed(record);
        assertThat(state("101")).isEqualTo(ExtensionState.OFFLINE);
        assertThat(state("102")).isEqualTo(ExtensionState.IN_CALL);
        assertThat(calls.legs()).isEqualTo(1);
    }
}
