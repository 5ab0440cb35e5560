package org.strowger.monitor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.api.event.EventDemand;

/** A door at which a test listens. */
public final class Door implements EventDemand {
    public final Set<String> types = ConcurrentHashMap.newKeySet();

    public static Demand listeningFor(Door door) {
        Demand demand = new Demand();
        demand.addDoor(door);
        return demand;
    }

    @Override
    public boolean wanted(String type) {
        return types.contains(type);
    }

    @Override
    public int listeners() {
        return types.size();
    }
}
