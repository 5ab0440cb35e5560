package org.strowger.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.parking.Rig.BOB;
import static org.strowger.parking.Rig.CAT;
import static org.strowger.parking.Rig.OUTSIDER;
import static org.strowger.parking.Rig.endHold;
import static org.strowger.parking.Rig.heard;
import static org.strowger.parking.Rig.last;

import java.time.Duration;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.testkit.FakeCallControl;
import org.strowger.testkit.FakeDestinations;

public class ReturnTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final Rig rig = new Rig();

    private FakeCallControl returned() {
        FakeCallControl parked = rig.park(OUTSIDER, "call-1");
        rig.events.clear();
        rig.time.advance(TIMEOUT);
        endHold(parked);
        return parked;
    }

    @Test
    public void afterItsTimeACallGoesBackToWhoParkedIt() {
        FakeCallControl parked = returned();
        assertThat(last(parked)).isEqualTo("dial 101");
        assertThat(parked.notes()).contains("parking: nobody took it on 41 in time; back to 101");
        assertThat(rig.events.types()).containsExactly("call.park-timeout", "number.state");
        assertThat(rig.lot.all()).isEmpty();
        assertThat(heard(rig.dial("41", CAT))).contains("prompt parking-empty en");
    }

    @Test
    public void notTakenBackItIsParkedAgainForATime() {
        FakeCallControl parked = returned();
        parked.fails(Cause.USER_BUSY);
        assertThat(last(parked)).as("first time").startsWith("hold");
        assertThat(rig.lot.at("41")).get().extracting(ParkedCall::returns).isEqualTo(1);
        rig.time.advance(TIMEOUT);
        endHold(parked);
        parked.fails(Cause.NO_ANSWER);
        rig.time.advance(TIMEOUT);
        endHold(parked);
        assertThat(last(parked)).as("third time").isEqualTo("dial 101");
        parked.fails(Cause.NO_ANSWER);
        assertThat(parked.destination()).contains(FakeDestinations.to(""));
        assertThat(parked.notes()).contains("parking: 101 does not take it back: NO_ANSWER; fallback");
    }

    @Test
    public void anotherPlaceWillDoWhenTheFirstIsTakenMeanwhile() {
        FakeCallControl parked = returned();
        rig.dial("41", BOB, CAT);
        parked.fails(Cause.NO_ANSWER);
        assertThat(rig.lot.at("42")).get().extracting(ParkedCall::caller).isEqualTo(OUTSIDER);
    }

    @Test
    public void withoutAnyPlaceItGoesToTheFallback() {
        rig.set("slots", "41");
        FakeCallControl parked = returned();
        rig.dial("41", BOB, CAT);
        parked.fails(Cause.NO_ANSWER);
        assertThat(parked.destination()).contains(FakeDestinations.to(""));
    }

    @Test
    public void itGoesToTheFallbackAtOnceWhenSetSo() {
        rig.set("unanswered", ParkingSettings.Unanswered.FALLBACK);
        rig.set("fallback", "extension:199");
        FakeCallControl parked = returned();
        parked.fails(Cause.USER_BUSY);
        assertThat(parked.destination()).contains(FakeDestinations.to("extension:199"));
    }

    @Test
    public void whenParkingClosesCallsGoBackBeforeTheirTime() {
        FakeCallControl parked = rig.park(BOB, "call-1");
        rig.events.clear();
        rig.time.advance(Duration.ofSeconds(5));
        endHold(parked);
        assertThat(last(parked)).isEqualTo("dial 101");
        assertThat(parked.notes()).contains("parking: parking closes; back to 101");
        assertThat(((ParkingEvent.Unparked) rig.events.events().get(0)).reason())
                .isEqualTo(ParkingEvent.Reason.CLOSED);
        parked.fails(Cause.NO_ANSWER);
        assertThat(rig.lot.all()).as("not parked again").isEmpty();
        assertThat(parked.destination()).contains(FakeDestinations.to(""));
    }

    @Test
    public void whoWasTakenInTheLastMomentIsNotSaidToHaveTimedOut() {
        FakeCallControl parked = rig.park(BOB, "call-1");
        rig.time.advance(TIMEOUT);
        rig.dial("41", CAT);
        rig.events.clear();
        endHold(parked);
        assertThat(rig.events.events()).isEmpty();
        assertThat(last(parked)).as("but is not lost").isEqualTo("dial 101");
    }

    @Test
    public void aCallGoesBackAlsoWhenTheBundleAndItsSettingsAreGone() {
        FakeCallControl parked = rig.park(OUTSIDER, "call-1");
        rig.parking.stop();
        rig.lot.stop();
        rig.settingsGone = true;
        endHold(parked);
        assertThat(last(parked)).isEqualTo("dial 101");
        parked.fails(Cause.NO_ANSWER);
        assertThat(parked.destination()).contains(FakeDestinations.to(""));
    }

    @Test
    public void nothingIsParkedAgainOnceTheBundleHasStopped() {
        FakeCallControl parked = returned();
        rig.parking.stop();
        parked.fails(Cause.NO_ANSWER);
        assertThat(parked.destination()).contains(FakeDestinations.to(""));
    }
}
