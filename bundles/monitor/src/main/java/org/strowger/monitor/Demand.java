package org.strowger.monitor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.event.EventDemand;

/** What somebody listens for, at whatever door. */
@Component(service = Demand.class)
public class Demand {
    private final List<EventDemand> doors = new CopyOnWriteArrayList<>();

    @Activate
    public Demand() {
        // Doors come later.
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDoor(EventDemand door) {
        doors.add(door);
    }

    public void removeDoor(EventDemand door) {
        doors.remove(door);
    }

    public boolean wanted(String type) {
        return doors.stream().anyMatch(door -> door.wanted(type));
    }

    public int listeners() {
        return doors.stream().mapToInt(EventDemand::listeners).sum();
    }
}
