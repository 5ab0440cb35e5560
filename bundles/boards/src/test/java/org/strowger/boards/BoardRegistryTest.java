package org.strowger.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.board.BoardChanged;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.board.BoardStatus.State;
import org.strowger.api.board.PortStateChanged;
import org.strowger.api.core.Health;
import org.strowger.api.core.Text;
import org.strowger.api.hal.PortEvent;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortState;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class BoardRegistryTest {
    @Rule
    public final TemporaryFolder root = new TemporaryFolder();

    private final SettableConfig config = new SettableConfig();
    private final BoardCatalog catalog = new BoardCatalog();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final RecordingEventBus events = new RecordingEventBus();
    private final FakeDrivers drivers = new FakeDrivers();
    private final FakeBoard virtual = new FakeBoard("virtual");
    private BoardRegistry registry;

    @Before
    public void start() {
        registry = registry("");
    }

    private BoardRegistry registry(String model) {
        HostProbe probe = new HostProbe(root.getRoot().toPath());
        return new BoardRegistry(config, catalog, scheduler, events, probe, model);
    }

    @After
    public void stop() {
        registry.stop();
    }

    private void choose(String model) {
        config.put("default", new BoardSettings(model));
        registry.refreshed(config.snapshot());
    }

    private void awaitState(String model, State state) {
        await().untilAsserted(() -> {
            assertThat(registry.status().profile().model()).isEqualTo(model);
            assertThat(registry.status().state()).isEqualTo(state);
        });
    }

    @Test
    public void anUnknownMachineWorksWithTheLimitsOfGeneric() {
        registry.setInstaller(drivers);
        registry.refreshed(config.snapshot());
        await().until(() -> !events.events(BoardChanged.class).isEmpty());
        assertThat(registry.status().state()).isEqualTo(State.NO_DRIVER);
        assertThat(registry.status().chosen()).isEqualTo(BoardStatus.Chosen.FALLBACK);
        assertThat(registry.model()).isEqualTo("generic");
        assertThat(registry.maxExtensions()).isEqualTo(10_000);
        assertThat(registry.check()).isEqualTo(Health.READY);
        assertThat(drivers.changes).isEmpty();
    }

    @Test
    public void aKnownMachineHasItsLimitsAndItsDriversAtOnce() throws Exception {
        Path product = root.getRoot().toPath().resolve("etc/product");
        Files.createDirectories(product.getParent());
        Files.writeString(product, "T100S");
        BoardRegistry known = registry("");
        assertThat(known.maxExtensions()).isEqualTo(100);
        assertThat(known.maxCalls()).isEqualTo(30);
        known.setInstaller(drivers);
        await().until(() -> drivers.changes.equals(List.of(List.of("board-t100"))));
        await().until(() -> known.status().state() == State.NO_DRIVER);
        assertThat(known.check().status()).isEqualTo(Health.Status.DEGRADED);
        known.stop();
    }

    @Test
    public void theSettingDecidesAndDriversFollow() {
        registry.setInstaller(drivers);
        registry.addDriver(virtual);
        choose("virtual");
        awaitState("virtual", State.READY);
        assertThat(virtual.starts).isEqualTo(1);
        assertThat(registry.status().driver()).isEqualTo("virtual");
        assertThat(registry.ports()).hasSize(1);
        BoardStatus.Port port = registry.status().slots().get(0).ports().get(0);
        assertThat(port.id()).isEqualTo("main/1/1");
        assertThat(port.health()).isEqualTo(PortHealth.RED);

        choose("generic");
        awaitState("generic", State.READY);
        await().until(() -> drivers.changes.equals(List.of(List.of("board-virtual"), List.of("board-generic"))));
        assertThat(virtual.stops).isEqualTo(1);
        assertThat(registry.ports()).isEmpty();
        assertThat(events.types()).contains("board.changed");
    }

    @Test
    public void whereNothingChangesNothingIsDone() {
        registry.setInstaller(drivers);
        registry.addDriver(virtual);
        choose("virtual");
        awaitState("virtual", State.READY);
        for (int i = 0; i < 10; i++) {
            registry.refreshed(config.snapshot());
        }
        choose("generic");
        awaitState("generic", State.READY);
        assertThat(virtual.starts).isEqualTo(1);
        assertThat(drivers.changes).hasSize(2);
        assertThat(events.events(BoardChanged.class).stream()
                        .filter(e -> e.model().equals("virtual")))
                .hasSize(1);
    }

    @Test
    public void untilTheSettingCanBeReadNothingIsInstalled() {
        config.ready = false;
        registry.setInstaller(drivers);
        choose("virtual");
        config.ready = true;
        registry.addDriver(virtual);
        awaitState("virtual", State.READY);
        assertThat(drivers.changes).containsExactly(List.of("board-virtual"));
    }

    @Test
    public void theStartSettingCountsWhileTheOtherSaysAuto() {
        BoardRegistry started = registry("t200");
        assertThat(started.maxExtensions()).isEqualTo(200);
        config.put("default", new BoardSettings("T600"));
        started.refreshed(config.snapshot());
        await().until(() -> started.maxExtensions() == 600);
        started.stop();
    }

    @Test
    public void aDriverComesAndGoes() {
        choose("virtual");
        awaitState("virtual", State.NO_DRIVER);
        assertThat(registry.check().status()).isEqualTo(Health.Status.DEGRADED);
        registry.addDriver(new FakeBoard("other"));
        registry.addDriver(virtual);
        awaitState("virtual", State.READY);
        assertThat(registry.check()).isEqualTo(Health.READY);
        registry.removeDriver(virtual);
        awaitState("virtual", State.NO_DRIVER);
        assertThat(virtual.stops).isEqualTo(1);
    }

    @Test
    public void aBoardThatDoesNotStartHasFailedAndSaysWhy() {
        virtual.refuses = Text.of("No interrupt", "没有中断");
        registry.addDriver(virtual);
        choose("virtual");
        awaitState("virtual", State.FAILED);
        assertThat(registry.status().reason().zh()).isEqualTo("没有中断");
        assertThat(registry.check().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(registry.ports()).isEmpty();
    }

    @Test
    public void aBoardThatFailsLaterSaysWhy() {
        registry.addDriver(virtual);
        choose("virtual");
        awaitState("virtual", State.READY);
        virtual.listener.failed(Text.of("Clock lost", "时钟丢失"));
        awaitState("virtual", State.FAILED);
        await().until(() -> events.events(BoardChanged.class).stream()
                .anyMatch(e -> e.state() == State.FAILED && e.reason().en().equals("Clock lost")));
    }

    @Test
    public void driversThatCannotBeInstalledAreReported() {
        drivers.refuses = "no such feature";
        registry.setInstaller(drivers);
        choose("virtual");
        awaitState("virtual", State.FAILED);
        assertThat(registry.status().reason().en()).contains("virtual", "no such feature");
        drivers.refuses = null;
        registry.addDriver(virtual);
        awaitState("virtual", State.READY);
    }

    @Test
    public void theDriversOfABoardThatIsNotKnownNowStay() {
        registry.setInstaller(drivers);
        choose("virtual");
        awaitState("virtual", State.NO_DRIVER);
        await().until(() -> drivers.changes.size() == 1);
        choose("X9");
        awaitState("generic", State.NO_DRIVER);
        choose("virtual");
        awaitState("virtual", State.NO_DRIVER);
        assertThat(drivers.changes).hasSize(1);
    }

    @Test
    public void statesOfPortsBecomeEvents() {
        registry.addDriver(virtual);
        choose("virtual");
        awaitState("virtual", State.READY);
        virtual.listener.happened(new PortEvent.StateChanged(
                FakeBoard.PORT, scheduler.clock().instant(), PortHealth.OK, PortState.OFF_HOOK));
        virtual.listener.happened(
                new PortEvent.Flash(FakeBoard.PORT, scheduler.clock().instant()));
        assertThat(events.events(PortStateChanged.class))
                .containsExactly(new PortStateChanged(
                        scheduler.clock().instant(), "main/1/1", PortHealth.OK, PortState.OFF_HOOK));
    }

    @Test
    public void onlyBoardsThatAreKnownCanBeChosen() {
        BoardSettingsDeclaration declaration = new BoardSettingsDeclaration(catalog);
        for (String model : List.of("auto", "AUTO", "T100", "t100", "virtual")) {
            assertThat(declaration.validate(new BoardSettings(model), config.snapshot()))
                    .isEmpty();
        }
        assertThat(declaration.validate(new BoardSettings("T101"), config.snapshot()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("model");
                    assertThat(problem.text().en()).contains("T101", "U4000");
                });
    }
}
