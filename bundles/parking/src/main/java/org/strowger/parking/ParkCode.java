package org.strowger.parking;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.InCall;
import org.strowger.api.call.InCallCode;
import org.strowger.api.core.Text;

/** Parks whom one talks with, in the next free place. */
@Component
public final class ParkCode implements InCallCode {
    static final String ID = "park";
    static final String CODE = "*4";

    private final Lot lot;
    private final Parking parking;
    private final Announcements announcements;

    @Activate
    public ParkCode(@Reference Lot lot, @Reference Parking parking, @Reference Announcements announcements) {
        this.lot = lot;
        this.parking = parking;
        this.announcements = announcements;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Text name() {
        return Text.of("Park the call", "驻留通话");
    }

    @Override
    public String defaultCode() {
        return CODE;
    }

    @Override
    public void pressed(InCall call) {
        Optional<Reservation> place = lot.reserve(call.party());
        if (place.isEmpty()) {
            call.note("parking", "all places are taken");
            call.say(announcements.full(call.language()));
            return;
        }
        String slot = place.get().slot();
        call.part(slot, parking.on(place.get()), session -> say(slot, session));
    }

    private void say(String slot, CallSession session) throws HungUpException, InterruptedException {
        if (lot.settings().announce()) {
            session.play(announcements.parkedOn(slot, session.language()));
        }
    }
}
