package org.strowger.halvirtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.api.core.Scheduler;
import org.strowger.api.hal.BoardConfig;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.BoardInfo;
import org.strowger.api.hal.BoardListener;
import org.strowger.api.hal.LinePort;
import org.strowger.api.hal.PortId;
import org.strowger.api.hal.SlotInfo;
import org.strowger.halvirtual.VirtualBoardSettings.Module;

/** Slots and ports as configured; a change of the configuration is somebody who exchanges modules and pulls cables. */
final class VirtualBoard implements BoardHandle {
    private static final String MODEL = "virtual";
    private static final int SLOTS = 4;

    private final Scheduler scheduler;
    private final Map<PortId, VirtualPort> ports = new TreeMap<>();
    private VirtualBoardSettings settings;
    private BoardConfig config;
    private PortEvents events;
    private boolean over;

    VirtualBoard(Scheduler scheduler, VirtualBoardSettings settings) {
        this.scheduler = scheduler;
        this.settings = settings;
    }

    @Override
    public synchronized void start(BoardConfig given, BoardListener listener) {
        config = given;
        events = new PortEvents(listener);
        plugModules();
        moveWires();
    }

    /** Ports that stay what they are keep their state. */
    synchronized void apply(VirtualBoardSettings now) {
        boolean otherModules = !now.modules().equals(settings.modules()) || now.ports() != settings.ports();
        settings = now;
        if (events == null || over) {
            return;
        }
        if (otherModules) {
            plugModules();
            events.changed();
        }
        moveWires();
    }

    private void plugModules() {
        Map<PortId, VirtualPort> before = new TreeMap<>(ports);
        ports.clear();
        for (int slot = 1; slot <= SLOTS; slot++) {
            for (PortId id : ids(slot)) {
                VirtualPort old = before.get(id);
                boolean same = old != null
                        && old.kind().name().equals(settings.module(slot).name());
                ports.put(id, same ? before.remove(id) : port(id, settings.module(slot)));
            }
        }
        before.values().forEach(VirtualPort::remove);
    }

    private VirtualPort port(PortId id, Module module) {
        return module == Module.FXS ? new VirtualFxs(id, scheduler, events) : new VirtualFxo(id, scheduler, events);
    }

    private void moveWires() {
        ports.forEach((id, port) -> port.wire(
                !settings.unplugged().contains(place(id)), settings.offHook().contains(place(id))));
    }

    private static String place(PortId id) {
        return id.slot() + "/" + id.port();
    }

    private List<PortId> ids(int slot) {
        List<PortId> ids = new ArrayList<>();
        if (settings.module(slot) != Module.NONE) {
            for (int port = 1; port <= settings.ports(); port++) {
                ids.add(new PortId(config.board(), slot, port));
            }
        }
        return ids;
    }

    @Override
    public synchronized BoardInfo describe() {
        List<SlotInfo> slots = new ArrayList<>();
        for (int slot = 1; slot <= SLOTS; slot++) {
            List<PortId> ids = ports.isEmpty() ? List.of() : ids(slot);
            slots.add(new SlotInfo(slot, settings.module(slot).kind(), "", ids));
        }
        return new BoardInfo(VirtualDriver.ID, MODEL, "", slots);
    }

    @Override
    public synchronized List<LinePort> ports() {
        return List.copyOf(ports.values());
    }

    /** There are no calls yet that would have to end. */
    @Override
    public void stop(Duration drain) {
        end();
    }

    @Override
    public synchronized void restart(Duration drain) {
        ports.values().forEach(VirtualPort::remove);
        ports.clear();
        plugModules();
        moveWires();
        events.changed();
    }

    void end() {
        PortEvents told = quiet();
        if (told != null) {
            told.awaitSilence();
        }
    }

    private synchronized PortEvents quiet() {
        over = true;
        if (events != null) {
            events.stop();
        }
        ports.values().forEach(VirtualPort::remove);
        ports.clear();
        return events;
    }

    synchronized boolean isOver() {
        return over;
    }
}
