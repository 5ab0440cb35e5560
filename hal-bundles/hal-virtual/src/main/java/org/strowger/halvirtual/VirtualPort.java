package org.strowger.halvirtual;

import java.time.Instant;
import java.util.function.BiFunction;
import org.strowger.api.core.Scheduler;
import org.strowger.api.hal.AnalogPort;
import org.strowger.api.hal.PortEvent;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortId;
import org.strowger.api.hal.PortState;

/** What both kinds have: a name, a health, a state, and events for what changes. Its monitor guards all of it. */
abstract class VirtualPort implements AnalogPort {
    private final PortId id;
    private final Scheduler scheduler;
    private final PortEvents events;
    private PortHealth health = PortHealth.OK;
    private PortState state = PortState.IDLE;
    private boolean removed;

    VirtualPort(PortId id, Scheduler scheduler, PortEvents events) {
        this.id = id;
        this.scheduler = scheduler;
        this.events = events;
    }

    @Override
    public PortId id() {
        return id;
    }

    @Override
    public String name() {
        return kind() + "-" + id.slot() + "/" + id.port();
    }

    @Override
    public synchronized PortHealth health() {
        return health;
    }

    @Override
    public synchronized PortState state() {
        return state;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    boolean isRemoved() {
        return removed;
    }

    /** What somebody does at the far end. */
    abstract void wire(boolean plugged, boolean offHook);

    /** Nothing runs on behalf of this port any more. */
    abstract void quiet();

    synchronized void become(PortHealth newHealth, PortState newState) {
        if (!removed && (newHealth != health || newState != state)) {
            health = newHealth;
            state = newState;
            tell((port, at) -> new PortEvent.StateChanged(port, at, newHealth, newState));
        }
    }

    synchronized void tell(BiFunction<PortId, Instant, PortEvent> event) {
        events.tell(event.apply(id, scheduler.clock().instant()));
    }

    synchronized void remove() {
        quiet();
        become(PortHealth.ABSENT, PortState.IDLE);
        removed = true;
        tell(PortEvent.Removed::new);
    }
}
