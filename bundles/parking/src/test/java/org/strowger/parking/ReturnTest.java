package org.strowger.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.parking.Rig.BOB;
import static org.strowger.parking.Rig.CAT;
import static org.strowger.parking.Rig.OUTSIDER;

import java.time.Duration;
import org.junit.Test;
import org.strowger.api.call.Cause;

public class ReturnTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final Rig rig = new Rig();

    private FakeControl returned() {
        FakeControl parked = rig.park(OUTSIDER, "call-1");
        rig.events.clear();
        rig.time.advance(TIMEOUT);
        parked.endHold();
        return parked;
    }

    @Test
    public void afterItsTimeACallGoesBackToWhoParkedIt() {
        FakeControl parked = returned();
        assertThat(parked.did()).isEqualTo("dial 101");
        assertThat(parked.notes).contains("parking: nobody took it on 41 in time; back to 101");
        assertThat(rig.events.types()).containsExactly("call.park-timeout", "number.state");
        assertThat(rig.lot.all()).isEmpty();
        assertThat(FakeSession.of(rig.dial("41", CAT).script())).contains("play prompt parking-empty zh");
    }

    @Test
    public void notTakenBackItIsParkedAgainForATime() {
        FakeControl parked = returned();
        parked.fail(Cause.USER_BUSY);
        assertThat(parked.did()).as("first time").startsWith("hold");
        assertThat(rig.lot.at("41")).get().extracting(ParkedCall::returns).isEqualTo(1);
        rig.time.advance(TIMEOUT);
        parked.endHold();
        parked.fail(Cause.NO_ANSWER);
        rig.time.advance(TIMEOUT);
        parked.endHold();
        assertThat(parked.did()).as("third time").isEqualTo("dial 101");
        assertThat(rig.fallbacks).isEmpty();
        parked.fail(Cause.NO_ANSWER);
        assertThat(rig.fallbacks).containsExactly("");
        assertThat(parked.notes).contains("parking: 101 does not take it back: NO_ANSWER; fallback");
    }

    @Test
    public void anotherPlaceWillDoWhenTheFirstIsTakenMeanwhile() {
        FakeControl parked = returned();
        rig.dial("41", BOB, CAT);
        parked.fail(Cause.NO_ANSWER);
        assertThat(rig.lot.at("42")).get().extracting(ParkedCall::caller).isEqualTo(OUTSIDER);
    }

    @Test
    public void withoutAnyPlaceItGoesToTheFallback() {
        rig.set("slots", "41");
        FakeControl parked = returned();
        rig.dial("41", BOB, CAT);
        parked.fail(Cause.NO_ANSWER);
        assertThat(rig.fallbacks).hasSize(1);
    }

    @Test
    public void itGoesToTheFallbackAtOnceWhenSetSo() {
        rig.config.put(
                "default",
                org.strowger.testkit.ConfigRecords.make(
                        ParkingSettings.class,
                        java.util.Map.of(
                                "unanswered", ParkingSettings.Unanswered.FALLBACK, "fallback", "extension:199")));
        returned().fail(Cause.USER_BUSY);
        assertThat(rig.fallbacks).containsExactly("extension:199");
    }

    @Test
    public void whenParkingClosesCallsGoBackBeforeTheirTime() {
        FakeControl parked = rig.park(BOB, "call-1");
        rig.events.clear();
        rig.time.advance(Duration.ofSeconds(5));
        parked.endHold();
        assertThat(parked.did()).isEqualTo("dial 101");
        assertThat(parked.notes).contains("parking: parking closes; back to 101");
        assertThat(((ParkingEvent.Unparked) rig.events.events().get(0)).reason())
                .isEqualTo(ParkingEvent.Reason.CLOSED);
        parked.fail(Cause.NO_ANSWER);
        assertThat(rig.lot.all()).as("not parked again").isEmpty();
        assertThat(rig.fallbacks).hasSize(1);
    }

    @Test
    public void whoWasTakenInTheLastMomentIsNotSaidToHaveTimedOut() {
        FakeControl parked = rig.park(BOB, "call-1");
        rig.time.advance(TIMEOUT);
        rig.dial("41", CAT);
        rig.events.clear();
        parked.endHold();
        assertThat(rig.events.events()).isEmpty();
        assertThat(parked.did()).as("but is not lost").isEqualTo("dial 101");
    }

    @Test
    public void nothingIsParkedAgainOnceTheBundleHasStopped() {
        FakeControl parked = returned();
        rig.parking.stop();
        parked.fail(Cause.NO_ANSWER);
        assertThat(rig.fallbacks).hasSize(1);
    }
}
