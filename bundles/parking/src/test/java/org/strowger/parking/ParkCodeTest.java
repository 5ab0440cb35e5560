package org.strowger.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.parking.Rig.ANN;
import static org.strowger.parking.Rig.BOB;
import static org.strowger.parking.Rig.OUTSIDER;

import java.time.Duration;
import org.junit.Test;
import org.strowger.api.call.NumberState;

public class ParkCodeTest {
    private final Rig rig = new Rig();

    @Test
    public void theOtherPartyWaitsOnAPlaceAndWhoPressedIsToldWhich() {
        FakeInCall talking = rig.press(OUTSIDER);
        assertThat(talking.dialed()).isEqualTo("41");
        FakeControl parked = talking.sendOther("call-1");
        assertThat(parked.did()).isEqualTo("hold 120 music of authority");
        assertThat(parked.notes).containsExactly("parking: on 41 by 101");
        assertThat(FakeSession.of(talking.meanwhile()))
                .containsExactly("play prompt parking-on zh, prompt digit-4 zh, prompt digit-1 zh");
        assertThat(rig.events.types()).containsExactly("call.parked", "number.state");
        ParkingEvent.Parked event = (ParkingEvent.Parked) rig.events.events().get(0);
        assertThat(event.slot()).isEqualTo("41");
        assertThat(event.callId()).isEqualTo("call-1");
        assertThat(event.caller()).isEqualTo(OUTSIDER);
        assertThat(event.parkedBy()).isEqualTo(ANN);
        assertThat(Duration.between(event.at(), event.until())).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    public void nothingIsSaidWhenThatIsOff() {
        rig.set("announce", false);
        assertThat(FakeSession.of(rig.press(BOB).meanwhile())).isEmpty();
    }

    @Test
    public void musicAndTimeAreSettings() {
        rig.set("musicClass", "jazz");
        assertThat(rig.park(BOB, "call-1").did()).isEqualTo("hold 120 music jazz");
        rig.set("timeout", Duration.ofSeconds(45));
        assertThat(rig.park(BOB, "call-2").did()).isEqualTo("hold 45 music of authority");
    }

    @Test
    public void placesAreTakenInTurn() {
        rig.park(BOB, "call-1");
        rig.lot.ended("call-1");
        assertThat(rig.press(BOB).dialed()).as("not 41 again").isEqualTo("42");
        rig.set("slots", "41-42");
        assertThat(rig.press(BOB).dialed()).isEqualTo("41");
    }

    @Test
    public void whenAllPlacesAreTakenTheTwoTalkOn() {
        rig.set("slots", "41-42");
        rig.park(BOB, "call-1");
        rig.park(BOB, "call-2");
        FakeInCall third = rig.press(OUTSIDER);
        assertThat(third.dialed()).isNull();
        assertThat(third.said()).hasToString("prompt parking-full zh");
        assertThat(third.notes).containsExactly("parking: all places are taken");
    }

    @Test
    public void twoWhoPressAtOnceGetDifferentPlaces() {
        FakeInCall one = rig.press(BOB);
        FakeInCall other = rig.press(OUTSIDER);
        assertThat(one.dialed()).isNotEqualTo(other.dialed());
        one.sendOther("call-1");
        other.sendOther("call-2");
        assertThat(rig.lot.all()).extracting(ParkedCall::callId).containsExactly("call-1", "call-2");
    }

    @Test
    public void aPlaceIsNotKeptForACallThatEndsOnItsWay() {
        rig.set("slots", "41");
        FakeInCall first = rig.press(BOB);
        assertThat(rig.press(BOB).dialed()).isNull();
        rig.time.advance(Duration.ofSeconds(10));
        assertThat(rig.press(OUTSIDER).dialed()).isEqualTo("41");
        assertThat(first.sendOther("late").did()).isEqualTo("dial 101");
    }

    @Test
    public void aCallerWhoHangsUpFreesThePlaceAtOnce() {
        rig.park(BOB, "call-1");
        assertThat(rig.lamp("41")).isEqualTo(NumberState.Status.BUSY);
        rig.events.clear();
        rig.lot.ended("another");
        assertThat(rig.events.events()).isEmpty();
        rig.lot.ended("call-1");
        assertThat(rig.lamp("41")).isEqualTo(NumberState.Status.IDLE);
        assertThat(rig.events.types()).containsExactly("call.unparked", "number.state");
        assertThat(((ParkingEvent.Unparked) rig.events.events().get(0)).reason())
                .isEqualTo(ParkingEvent.Reason.ENDED);
    }
}
