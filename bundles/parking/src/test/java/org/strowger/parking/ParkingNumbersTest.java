package org.strowger.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.parking.Rig.ANN;
import static org.strowger.parking.Rig.BOB;
import static org.strowger.parking.Rig.CAT;
import static org.strowger.parking.Rig.OUTSIDER;
import static org.strowger.parking.Rig.heard;

import java.time.Duration;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.NumberState;
import org.strowger.api.call.Party;
import org.strowger.testkit.FakeCallControl;
import org.strowger.testkit.FakeCallSession;

public class ParkingNumbersTest {
    private static final String NOBODY = "prompt parking-empty en";

    private final Rig rig = new Rig();

    @Test
    public void whoDialsThePlaceGetsTheCall() {
        rig.park(OUTSIDER, "call-1");
        rig.events.clear();
        FakeCallControl taker = rig.dial("41", CAT);
        assertThat(taker.did()).containsExactly("connect call-1");
        assertThat(taker.notes()).containsExactly("parking: takes 5551234 from 41");
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
        FakeCallControl first = rig.dial("41", CAT);
        FakeCallControl second = rig.dial("41", ANN);
        assertThat(first.did()).containsExactly("connect call-1");
        FakeCallSession session =
                FakeCallSession.from("101").run(second.script().orElseThrow());
        assertThat(session.heard()).containsExactly(NOBODY, "tone busy");
        assertThat(session.hungUpWith()).contains(Cause.USER_BUSY);
    }

    @Test
    public void whoComesTooLateHearsThatNobodyIsThere() {
        rig.park(BOB, "call-1");
        FakeCallControl taker = rig.dial("41", CAT);
        taker.fails(Cause.NORMAL_CLEARING);
        assertThat(heard(taker)).contains(NOBODY);
        assertThat(heard(rig.dial("42", CAT))).contains(NOBODY);
    }

    @Test
    public void onlyWhoParkedTakesWhenSetSo() {
        rig.park(BOB, "call-1");
        rig.set("anyoneTakes", false);
        assertThat(heard(rig.dial("41", CAT))).contains(NOBODY);
        assertThat(rig.dial("41", ANN).did()).containsExactly("connect call-1");
    }

    @Test
    public void outsidersReachNoPlaceByThemselves() {
        rig.park(BOB, "call-1");
        assertThat(rig.dial("41", OUTSIDER).did()).containsExactly("reject UNALLOCATED_NUMBER");
        assertThat(rig.dial("*4", OUTSIDER).did()).containsExactly("reject UNALLOCATED_NUMBER");
        assertThat(rig.lot.all()).hasSize(1);
    }

    @Test
    public void aTransferToAPlaceParksThere() {
        FakeCallControl sent = rig.dial("44", OUTSIDER, ANN);
        assertThat(sent.did()).containsExactly("hold PT2M");
        assertThat(rig.lot.at("44")).get().extracting(ParkedCall::parkedBy).isEqualTo(ANN);
        FakeCallControl other = rig.dial("44", BOB, CAT);
        assertThat(other.did()).containsExactly("reject USER_BUSY");
        assertThat(other.notes()).containsExactly("parking: 44 is taken");
    }

    @Test
    public void aTransferToTheCodeParksInTheNextFreePlace() {
        rig.park(BOB, "call-1");
        assertThat(rig.dial("*4", OUTSIDER, ANN).did()).containsExactly("hold PT2M");
        assertThat(rig.lot.at("42")).get().extracting(ParkedCall::caller).isEqualTo(OUTSIDER);
        rig.set("slots", "41-42");
        assertThat(rig.dial("*4", CAT, ANN).did()).containsExactly("reject USER_BUSY");
    }

    @Test
    public void whoAsksForAPlaceFirstGetsTheOneHeWasTold() {
        FakeCallControl consultation = rig.dial("*4", ANN);
        assertThat(heard(consultation))
                .hasSize(3)
                .containsOnly("prompt parking-on en, prompt digit-4 en, prompt digit-1 en");
        assertThat(rig.press(BOB).parted()).as("Ann's is kept for her").contains("41");
        rig.dial("*4", CAT);
        assertThat(rig.press(OUTSIDER).parted()).as("Cat's is kept for Cat").contains("43");
        rig.dial("*4", OUTSIDER, CAT);
        assertThat(rig.lot.at("42")).get().extracting(ParkedCall::parkedBy).isEqualTo(CAT);
    }

    @Test
    public void aPlaceThatWasToldIsNotKeptForEver() {
        rig.set("slots", "41");
        rig.dial("*4", ANN);
        rig.dial("*4", ANN);
        assertThat(heard(rig.dial("*4", CAT))).contains("prompt parking-full en");
        assertThat(rig.dial("41", BOB, CAT).did()).containsExactly("reject USER_BUSY");
        rig.time.advance(Duration.ofSeconds(30));
        assertThat(rig.dial("41", BOB, CAT).did()).containsExactly("hold PT2M");
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
        assertThat(rig.dial("41", CAT).did()).containsExactly("connect call-1");
        assertThat(rig.numbers.resolve("41")).isEmpty();
    }

    @Test
    public void withheldNumbersDoNotShowOnLamps() {
        rig.park(OUTSIDER, "call-1");
        assertThat(rig.watch.state("41").orElseThrow().party()).isEqualTo(OUTSIDER);
        rig.park(new Party("5550000", "", "", true), "call-2");
        assertThat(rig.watch.state("42").orElseThrow().party()).isNull();
    }
}
