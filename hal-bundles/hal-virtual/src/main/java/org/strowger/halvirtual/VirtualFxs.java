package org.strowger.halvirtual;

import java.time.Duration;
import org.strowger.api.core.Scheduler;
import org.strowger.api.hal.FxsPort;
import org.strowger.api.hal.PortEvent;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortId;
import org.strowger.api.hal.PortKind;
import org.strowger.api.hal.PortState;
import org.strowger.api.hal.RingCadence;

/** A telephone: on hook or off hook, and rung while on hook. */
final class VirtualFxs extends VirtualPort implements FxsPort {
    private boolean offHook;
    private Scheduler.Cancellable bell = () -> false;

    VirtualFxs(PortId id, Scheduler scheduler, PortEvents events) {
        super(id, scheduler, events);
    }

    @Override
    public PortKind kind() {
        return PortKind.FXS;
    }

    @Override
    synchronized void wire(boolean plugged, boolean nowOffHook) {
        if (nowOffHook == offHook) {
            return;
        }
        offHook = nowOffHook;
        quiet();
        if (offHook) {
            tell(PortEvent.OffHook::new);
            become(PortHealth.OK, PortState.OFF_HOOK);
        } else {
            tell(PortEvent.OnHook::new);
            become(PortHealth.OK, PortState.IDLE);
        }
    }

    /** A telephone that is off hook does not ring. */
    @Override
    public synchronized void ring(RingCadence cadence) {
        if (!offHook && !isRemoved()) {
            quiet();
            become(PortHealth.OK, PortState.RINGING);
            burst(cadence, 0);
        }
    }

    private synchronized void burst(RingCadence cadence, int step) {
        if (state() != PortState.RINGING) {
            return;
        }
        tell((port, at) -> new PortEvent.Ringer(port, at, step % 2 == 0));
        int next = (step + 1) % cadence.millis().size();
        bell = scheduler().after(Duration.ofMillis(cadence.millis().get(step)), () -> burst(cadence, next));
    }

    @Override
    public synchronized void stopRing() {
        quiet();
        if (!offHook) {
            become(PortHealth.OK, PortState.IDLE);
        }
    }

    @Override
    void quiet() {
        bell.cancel();
    }
}
