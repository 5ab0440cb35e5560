package org.strowger.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.parking.Rig.ANN;
import static org.strowger.parking.Rig.BOB;
import static org.strowger.parking.Rig.OUTSIDER;
import static org.strowger.parking.Rig.heard;

import java.time.Duration;
import org.junit.Test;
import org.strowger.api.call.NumberState;
import org.strowger.testkit.FakeCallControl;
import org.strowger.testkit.FakeInCall;

public class ParkCodeTest {
    private final Rig rig = new Rig();

    @Test
    public void theOtherPartyWaitsOnAPlaceAndWhoPressedIsToldWhich() {
        FakeInCall talking = rig.press(OUTSIDER);
        assertThat(talking.parted()).contains("41");
        FakeCallControl parked = talking.sendOther("call-1");
        assertThat(parked.did()).containsExactly("hold PT2M");
        assertThat(parked.notes()).containsExactly("parking: on 41 by 101");
        assertThat(heard(talking.meanwhile().orElseThrow()))
                .containsExactly("prompt parking-on en, prompt digit-4 en, prompt digit-1 en");
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
        assertThat(heard(rig.press(BOB).meanwhile().orElseThrow())).isEmpty();
    }

    @Test
    public void musicAndTimeAreSettings() {
        FakeCallControl first = rig.park(BOB, "call-1");
        assertThat(first.waitsWith()).as("music of who parks").isEmpty();
        rig.set("musicClass", "jazz");
        rig.set("timeout", Duration.ofSeconds(45));
        FakeCallControl second = rig.park(BOB, "call-2");
        assertThat(second.did()).containsExactly("hold PT45S");
        assertThat(second.waitsWith().orElseThrow()).hasToString("music jazz");
    }

    @Test
    public void placesAreTakenInTurn() {
        rig.park(BOB, "call-1");
        rig.lot.ended("call-1");
        assertThat(rig.press(BOB).parted()).as("not 41 again").contains("42");
        rig.set("slots", "41-42");
        assertThat(rig.press(BOB).parted()).contains("41");
    }

    @Test
    public void whenAllPlacesAreTakenTheTwoTalkOn() {
        rig.set("slots", "41-42");
        rig.park(BOB, "call-1");
        rig.park(BOB, "call-2");
        FakeInCall third = rig.press(OUTSIDER);
        assertThat(third.parted()).isEmpty();
        assertThat(third.said()).containsExactly("prompt parking-full en");
        assertThat(third.notes()).containsExactly("parking: all places are taken");
    }

    @Test
    public void twoWhoPressAtOnceGetDifferentPlaces() {
        FakeInCall one = rig.press(BOB);
        FakeInCall other = rig.press(OUTSIDER);
        assertThat(one.parted()).isNotEqualTo(other.parted());
        one.sendOther("call-1");
        other.sendOther("call-2");
        assertThat(rig.lot.all()).extracting(ParkedCall::callId).containsExactly("call-1", "call-2");
    }

    @Test
    public void aPlaceIsNotKeptForACallThatEndsOnItsWay() {
        rig.set("slots", "41");
        FakeInCall first = rig.press(BOB);
        assertThat(rig.press(BOB).parted()).isEmpty();
        rig.time.advance(Duration.ofSeconds(10));
        assertThat(rig.press(OUTSIDER).parted()).contains("41");
        assertThat(first.sendOther("late").did()).as("comes too late").containsExactly("dial 101");
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
