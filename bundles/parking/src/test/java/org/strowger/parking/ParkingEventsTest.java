package org.strowger.parking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.strowger.api.event.EventType;

public class ParkingEventsTest {
    private final List<EventType> declared = new ParkingEvents().types();

    @Test
    public void everyKindOfEventIsDeclared() {
        assertThat(declared.stream().map(EventType::event).toArray())
                .containsExactlyInAnyOrder((Object[]) ParkingEvent.class.getPermittedSubclasses());
    }

    @Test
    public void underTheNameThatItHas() {
        Rig rig = new Rig();
        rig.park(Rig.BOB, "call-1");
        rig.lot.timedOut(rig.lot.at("41").orElseThrow());
        rig.park(Rig.BOB, "call-2");
        rig.lot.ended("call-2");
        List<ParkingEvent> published = rig.events.events(ParkingEvent.class);
        assertThat(published).hasSize(4).allSatisfy(event -> assertThat(declared)
                .filteredOn(type -> type.event() == event.getClass())
                .extracting(EventType::name)
                .containsExactly(event.type()));
    }
}
