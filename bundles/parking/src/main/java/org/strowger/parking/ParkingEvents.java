package org.strowger.parking;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;

/** The events of parking, for those who choose among them. */
@Component
public final class ParkingEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(
                new EventType("call.parked", Text.of("A call was parked", "通话已驻留"), ParkingEvent.Parked.class),
                new EventType(
                        "call.unparked",
                        Text.of("A parked call left its place", "通话离开驻留位"),
                        ParkingEvent.Unparked.class),
                new EventType(
                        "call.park-timeout",
                        Text.of("Nobody took a parked call in time", "驻留通话超时未取回"),
                        ParkingEvent.TimedOut.class));
    }
}
