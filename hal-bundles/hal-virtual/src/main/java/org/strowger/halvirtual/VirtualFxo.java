package org.strowger.halvirtual;

import java.time.Duration;
import org.strowger.api.core.Scheduler;
import org.strowger.api.hal.FxoPort;
import org.strowger.api.hal.PortEvent;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortId;
import org.strowger.api.hal.PortKind;
import org.strowger.api.hal.PortState;

/** An exchange line: fed while its cable is plugged in. */
final class VirtualFxo extends VirtualPort implements FxoPort {
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private boolean plugged = true;
    private Scheduler.Cancellable settling = () -> false;

    VirtualFxo(PortId id, Scheduler scheduler, PortEvents events) {
        super(id, scheduler, events);
    }

    @Override
    public PortKind kind() {
        return PortKind.FXO;
    }

    /** A plug that wobbles is no alarm: what it is a second later counts. */
    @Override
    synchronized void wire(boolean nowPlugged, boolean offHook) {
        if (nowPlugged != plugged) {
            plugged = nowPlugged;
            settling.cancel();
            settling = scheduler().after(SETTLED, this::settle);
        }
    }

    private synchronized void settle() {
        PortHealth seen = plugged ? PortHealth.OK : PortHealth.RED;
        if (seen != health() && !isRemoved()) {
            boolean present = plugged;
            tell((port, at) -> new PortEvent.BatteryChanged(port, at, present));
            become(seen, state());
        }
    }

    @Override
    public synchronized void seize() {
        loop(PortState.OFF_HOOK);
    }

    @Override
    public synchronized void release() {
        loop(PortState.IDLE);
    }

    private void loop(PortState now) {
        become(health(), now);
        tell((port, at) -> new PortEvent.OperationDone(port, at, PortEvent.Operation.HOOK));
    }

    @Override
    public synchronized void flash(Duration open) {
        scheduler()
                .after(open, () -> tell((port, at) -> new PortEvent.OperationDone(port, at, PortEvent.Operation.HOOK)));
    }

    @Override
    public synchronized LineBattery battery() {
        return plugged ? LineBattery.NORMAL : LineBattery.NONE;
    }

    @Override
    void quiet() {
        settling.cancel();
    }
}
