package org.strowger.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.parking.Rig.ANN;
import static org.strowger.parking.Rig.BOB;
import static org.strowger.parking.Rig.CAT;
import static org.strowger.parking.Rig.OUTSIDER;

import java.time.Duration;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.NumberState;

public class ParkingNumbersTest {
    private static final String NOBODY = "play prompt parking-empty zh";

    private final Rig rig = new Rig();

    @Test
    public void whoDialsThePlaceGetsTheCall() {
        rig.park(OUTSIDER, "call-1");
        rig.events.clear();
        FakeControl taker = rig.dial("41", CAT);
        assertThat(taker.did()).isEqualTo("connect call-1");
        assertThat(taker.notes).containsExactly("parking: takes 5551234 from 41");
        assertThat(rig.lamp("41")).isEqualTo(NumberState.Status.IDLE);
        assertThat(rig.events.types()).containsExactly("call.unparked", "number.state");
        ParkingEvent.Unparked event =
                (ParkingEvent.Unparked) rig.events.events().get(0);
        assertThat(event.by()).isEqualTo(CAT);
        assertThat(event.reason()).isEqualTo(ParkingEvent.Reason.TAKEN);
    }

    @Test
    public void ofTwoOneGetsIt() {
        rig.park(BOB, "call-1");
        FakeControl first = rig.dial("41", CAT);
        FakeControl second = rig.dial("41", ANN);
        assertThat(first.did()).isEqualTo("connect call-1");
        assertThat(second.did()).isEqualTo("run");
        assertThat(FakeSession.of(second.script()))
                .containsExactly("answer", NOBODY, "play busy for 5", "hangup USER_BUSY");
    }

    @Test
    public void whoComesTooLateHearsThatNobodyIsThere() {
        rig.park(BOB, "call-1");
        FakeControl taker = rig.dial("41", CAT);
        taker.fail(Cause.NORMAL_CLEARING);
        assertThat(FakeSession.of(taker.script())).contains(NOBODY);
        assertThat(FakeSession.of(rig.dial("42", CAT).script())).contains(NOBODY);
    }

    @Test
    public void onlyWhoParkedTakesWhenSetSo() {
        rig.park(BOB, "call-1");
        rig.set("anyoneTakes", false);
        assertThat(rig.dial("41", CAT).did()).isEqualTo("run");
        assertThat(rig.dial("41", ANN).did()).isEqualTo("connect call-1");
    }

    @Test
    public void outsidersReachNoPlaceByThemselves() {
        rig.park(BOB, "call-1");
        assertThat(rig.dial("41", OUTSIDER).did()).isEqualTo("reject UNALLOCATED_NUMBER");
        assertThat(rig.dial("*4", OUTSIDER).did()).isEqualTo("reject UNALLOCATED_NUMBER");
        assertThat(rig.lot.all()).hasSize(1);
    }

    @Test
    public void aTransferToAPlaceParksThere() {
        FakeControl sent = rig.dial("44", OUTSIDER, ANN);
        assertThat(sent.did()).isEqualTo("hold 120 music of authority");
        assertThat(rig.lot.at("44")).get().extracting(ParkedCall::parkedBy).isEqualTo(ANN);
        FakeControl other = rig.dial("44", BOB, CAT);
        assertThat(other.did()).isEqualTo("reject USER_BUSY");
        assertThat(other.notes).containsExactly("parking: 44 is taken");
    }

    @Test
    public void aTransferToTheCodeParksInTheNextFreePlace() {
        rig.park(BOB, "call-1");
        assertThat(rig.dial("*4", OUTSIDER, ANN).did()).startsWith("hold");
        assertThat(rig.lot.at("42")).get().extracting(ParkedCall::caller).isEqualTo(OUTSIDER);
        rig.set("slots", "41-42");
        assertThat(rig.dial("*4", CAT, ANN).did()).isEqualTo("reject USER_BUSY");
    }

    @Test
    public void whoAsksForAPlaceFirstGetsTheOneHeWasTold() {
        FakeControl consultation = rig.dial("*4", ANN);
        assertThat(FakeSession.of(consultation.script()))
                .startsWith("answer", "play prompt parking-on zh, prompt digit-4 zh, prompt digit-1 zh", "wait 3");
        assertThat(rig.press(BOB).dialed()).as("Ann's is kept for her").isEqualTo("41");
        rig.dial("*4", CAT);
        assertThat(rig.press(OUTSIDER).dialed()).as("Cat's is kept for Cat").isEqualTo("43");
        rig.dial("*4", OUTSIDER, CAT);
        assertThat(rig.lot.at("42")).get().extracting(ParkedCall::parkedBy).isEqualTo(CAT);
    }

    @Test
    public void aPlaceThatWasToldIsNotKeptForEver() {
        rig.set("slots", "41");
        rig.dial("*4", ANN);
        rig.dial("*4", ANN);
        assertThat(FakeSession.of(rig.dial("*4", CAT).script())).contains("play prompt parking-full zh");
        assertThat(rig.dial("41", BOB, CAT).did()).isEqualTo("reject USER_BUSY");
        rig.time.advance(Duration.ofSeconds(30));
        assertThat(rig.dial("41", BOB, CAT).did()).startsWith("hold");
        assertThat(rig.time.pending()).isZero();
    }

    @Test
    public void placesFollowTheSettingsAndCallsStayUntilTheyAreTaken() {
        rig.park(BOB, "call-1");
        rig.set("slots", "45-46");
        assertThat(rig.numbers.resolve("42")).isEmpty();
        assertThat(rig.numbers.resolve("45")).isPresent();
        assertThat(rig.watch.state("42")).isEmpty();
        assertThat(ParkingPlace.all(rig.lot).keySet()).containsExactly("41", "45", "46");
        assertThat(rig.dial("41", CAT).did()).isEqualTo("connect call-1");
        assertThat(rig.numbers.resolve("41")).isEmpty();
    }

    @Test
    public void withheldNumbersDoNotShowOnLamps() {
        rig.park(OUTSIDER, "call-1");
        assertThat(rig.watch.state("41").orElseThrow().party()).isEqualTo(OUTSIDER);
        rig.park(new org.strowger.api.call.Party("5550000", "", "", true), "call-2");
        assertThat(rig.watch.state("42").orElseThrow().party()).isNull();
    }
}
