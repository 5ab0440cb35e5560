package org.strowger.halvirtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.api.hal.BoardConfig;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.BoardListener;
import org.strowger.api.hal.FxoPort;
import org.strowger.api.hal.FxsPort;
import org.strowger.api.hal.HostInfo;
import org.strowger.api.hal.LinePort;
import org.strowger.api.hal.ModuleKind;
import org.strowger.api.hal.PortEvent;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortState;
import org.strowger.api.hal.RingCadence;
import org.strowger.api.hal.SlotInfo;
import org.strowger.halvirtual.VirtualBoardSettings.Module;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.ManualScheduler;

public class VirtualBoardTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private final FakeConfig config = new FakeConfig();
    private final VirtualDriver driver = new VirtualDriver(scheduler);
    private final List<PortEvent> events = new CopyOnWriteArrayList<>();
    private final Set<String> threads = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final AtomicInteger changes = new AtomicInteger();
    private BoardHandle board;

    @Before
    public void start() {
        board = driver.probe(HostInfo.UNKNOWN).orElseThrow();
        assertThat(board.ports()).isEmpty();
        board.start(new BoardConfig("main", Map.of()), new BoardListener() {
            @Override
            public void happened(PortEvent event) {
                threads.add(Thread.currentThread().getName());
                events.add(event);
            }

            @Override
            public void changed() {
                changes.incrementAndGet();
            }

            @Override
            public void failed(Text reason) {
                throw new AssertionError(reason.en());
            }
        });
    }

    @After
    public void stop() {
        driver.stop();
    }

    private void set(List<Module> modules, int ports, List<String> unplugged, List<String> offHook) {
        config.put("default", new VirtualBoardSettings(modules, ports, unplugged, offHook));
        driver.refreshed(config.snapshot());
    }

    private void wires(List<String> unplugged, List<String> offHook) {
        set(List.of(Module.FXS, Module.FXO), 2, unplugged, offHook);
    }

    private LinePort port(String id) {
        return board.ports().stream()
                .filter(port -> port.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return board.ports().stream().map(LinePort::name).toList();
    }

    private void awaitEvents(String... kinds) {
        await().untilAsserted(() -> assertThat(events)
                .extracting(
                        event -> event.port().slot() + " " + event.getClass().getSimpleName())
                .containsExactly(kinds));
        events.clear();
    }

    @Test
    public void twoTelephonesAndTwoLinesAreThereAndIdle() {
        assertThat(names()).containsExactly("FXS-1/1", "FXS-1/2", "FXO-2/1", "FXO-2/2");
        assertThat(board.ports()).allSatisfy(port -> {
            assertThat(port.health()).isEqualTo(PortHealth.OK);
            assertThat(port.state()).isEqualTo(PortState.IDLE);
            assertThat(port.media()).isEmpty();
        });
        assertThat(board.describe().slots())
                .extracting(SlotInfo::module)
                .containsExactly(ModuleKind.FXS, ModuleKind.FXO, ModuleKind.NONE, ModuleKind.NONE);
        assertThat(board.describe().driver()).isEqualTo(driver.id());
    }

    @Test
    public void aLineWithoutCableIsRedASecondLater() {
        FxoPort line = (FxoPort) port("main/2/1");
        wires(List.of("2/1"), List.of());
        assertThat(line.battery()).isEqualTo(FxoPort.LineBattery.NONE);
        assertThat(line.health()).isEqualTo(PortHealth.OK);
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(line.health()).isEqualTo(PortHealth.RED);
        assertThat(port("main/2/2").health()).isEqualTo(PortHealth.OK);
        awaitEvents("2 BatteryChanged", "2 StateChanged");
        wires(List.of(), List.of());
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(line.health()).isEqualTo(PortHealth.OK);
        awaitEvents("2 BatteryChanged", "2 StateChanged");
    }

    @Test
    public void aPlugThatWobblesIsNoAlarm() {
        wires(List.of("2/1"), List.of());
        scheduler.advance(Duration.ofMillis(900));
        wires(List.of(), List.of());
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(port("main/2/1").health()).isEqualTo(PortHealth.OK);
        assertThat(scheduler.pending()).isZero();
        assertThat(events).isEmpty();
    }

    @Test
    public void aTelephoneGoesOffHookAndOnAgain() {
        wires(List.of(), List.of("1/2"));
        assertThat(port("main/1/2").state()).isEqualTo(PortState.OFF_HOOK);
        assertThat(port("main/1/1").state()).isEqualTo(PortState.IDLE);
        awaitEvents("1 OffHook", "1 StateChanged");
        wires(List.of(), List.of());
        awaitEvents("1 OnHook", "1 StateChanged");
        assertThat(threads).hasSize(1);
    }

    @Test
    public void itRingsInBurstsUntilItIsTakenUp() {
        FxsPort telephone = (FxsPort) port("main/1/1");
        telephone.ring(new RingCadence(List.of(1000, 4000)));
        assertThat(telephone.state()).isEqualTo(PortState.RINGING);
        scheduler.advance(Duration.ofSeconds(6));
        awaitEvents("1 StateChanged", "1 Ringer", "1 Ringer", "1 Ringer", "1 Ringer");
        wires(List.of(), List.of("1/1"));
        assertThat(telephone.state()).isEqualTo(PortState.OFF_HOOK);
        assertThat(scheduler.pending()).isZero();
        telephone.stopRing();
        telephone.ring(new RingCadence(List.of(1000, 4000)));
        assertThat(telephone.state()).isEqualTo(PortState.OFF_HOOK);
    }

    @Test
    public void ringingStopsWhenTold() {
        FxsPort telephone = (FxsPort) port("main/1/1");
        telephone.ring(new RingCadence(List.of(400, 200, 400, 2000)));
        telephone.stopRing();
        assertThat(telephone.state()).isEqualTo(PortState.IDLE);
        assertThat(scheduler.pending()).isZero();
    }

    @Test
    public void aLineIsSeizedAndReleased() {
        FxoPort line = (FxoPort) port("main/2/2");
        line.seize();
        assertThat(line.state()).isEqualTo(PortState.OFF_HOOK);
        awaitEvents("2 StateChanged", "2 OperationDone");
        line.flash(Duration.ofMillis(300));
        awaitEvents();
        scheduler.advance(Duration.ofMillis(300));
        awaitEvents("2 OperationDone");
        line.release();
        assertThat(line.state()).isEqualTo(PortState.IDLE);
    }

    @Test
    public void modulesAreExchangedAndTheOthersKeepTheirState() {
        wires(List.of(), List.of("1/1"));
        LinePort kept = port("main/1/1");
        LinePort gone = port("main/2/1");
        set(List.of(Module.FXS, Module.NONE, Module.FXO), 1, List.of(), List.of("1/1"));
        assertThat(names()).containsExactly("FXS-1/1", "FXO-3/1");
        assertThat(port("main/1/1")).isSameAs(kept);
        assertThat(kept.state()).isEqualTo(PortState.OFF_HOOK);
        assertThat(gone.health()).isEqualTo(PortHealth.ABSENT);
        await().until(() -> changes.get() == 1);
        await().until(() ->
                events.stream().filter(PortEvent.Removed.class::isInstance).count() == 3);
    }

    @Test
    public void afterTheStopNobodyHearsAnything() {
        board.stop(Duration.ZERO);
        events.clear();
        wires(List.of("2/1"), List.of("1/1"));
        scheduler.advance(Duration.ofSeconds(2));
        assertThat(board.ports()).isEmpty();
        assertThat(events).isEmpty();
        board.stop(Duration.ZERO);
        assertThat(driver.probe(HostInfo.UNKNOWN)).isPresent();
    }

    @Test
    public void aRestartKeepsTheIds() {
        List<String> before = names();
        wires(List.of(), List.of("1/1"));
        board.restart(Duration.ZERO);
        assertThat(names()).isEqualTo(before);
        assertThat(port("main/1/1").state()).isEqualTo(PortState.OFF_HOOK);
    }

    @Test
    public void wiresMustBeThere() {
        VirtualBoardDeclaration declaration = new VirtualBoardDeclaration();
        VirtualBoardSettings wrong = new VirtualBoardSettings(
                List.of(Module.FXS, Module.FXO), 2, List.of("2/2", "2/3", "1/1"), List.of("1/1", "4/1"));
        assertThat(declaration.validate(wrong, config.snapshot()))
                .extracting(Problem::field)
                .containsExactly("unplugged[1]", "unplugged[2]", "offHook[1]");
    }
}
