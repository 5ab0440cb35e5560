package ${package};

import java.time.Instant;
import org.strowger.api.core.Scheduler;
import org.strowger.api.hal.BoardListener;
import org.strowger.api.hal.FxsPort;
import org.strowger.api.hal.PortEvent;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortId;
import org.strowger.api.hal.PortKind;
import org.strowger.api.hal.PortState;
import org.strowger.api.hal.RingCadence;

/** The port with the telephone. The card rings by itself, in its own cadence. */
final class Telephone implements FxsPort {
    private final PortId id;
    private final Scheduler scheduler;
    private final Wires wires;
    private final BoardListener listener;
    private volatile PortState state = PortState.IDLE;

    Telephone(PortId id, Scheduler scheduler, Wires wires, BoardListener listener) {
        this.id = id;
        this.scheduler = scheduler;
        this.wires = wires;
        this.listener = listener;
    }

    /** What the wires tell. */
    void hook(boolean off) {
        change(off ? PortState.OFF_HOOK : PortState.IDLE);
        listener.happened(off ? new PortEvent.OffHook(id, now()) : new PortEvent.OnHook(id, now()));
    }

    private void change(PortState now) {
        state = now;
        listener.happened(new PortEvent.StateChanged(id, now(), health(), now));
    }

    private Instant now() {
        return scheduler.clock().instant();
    }

    @Override
    public void ring(RingCadence cadence) {
        wires.ring(true);
        change(PortState.RINGING);
    }

    @Override
    public void stopRing() {
        wires.ring(false);
        if (state == PortState.RINGING) {
            change(PortState.IDLE);
        }
    }

    @Override
    public PortId id() {
        return id;
    }

    @Override
    public PortKind kind() {
        return PortKind.FXS;
    }

    @Override
    public String name() {
        return "FXS-" + id.port();
    }

    @Override
    public PortHealth health() {
        return PortHealth.OK;
    }

    @Override
    public PortState state() {
        return state;
    }
}
