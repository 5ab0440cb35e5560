package org.strowger.parking;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.api.call.Party;

/**
 * A place as people and tools see it.
 *
 * @param callId of the call that is parked there; null, as all that follows, when it is free
 * @param until when the call goes back to who parked it
 */
record ParkingPlace(
        String slot, boolean taken, String callId, Party caller, Party parkedBy, Instant since, Instant until) {

    /** All places by number, those of the settings and those where a call still is. */
    static Map<String, ParkingPlace> all(Lot lot) {
        Map<String, ParkingPlace> places = new TreeMap<>();
        Slots.of(lot.settings().slots())
                .all()
                .forEach(slot -> places.put(slot, new ParkingPlace(slot, false, null, null, null, null, null)));
        lot.all().forEach(call -> places.put(call.slot(), of(call)));
        return places;
    }

    private static ParkingPlace of(ParkedCall call) {
        return new ParkingPlace(
                call.slot(), true, call.callId(), call.caller(), call.parkedBy(), call.since(), call.until());
    }
}
