package org.strowger.parking;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.Party;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.config.ConfigService;
import org.strowger.api.media.AudioSource;

/**
 * The numbers of the places, and the code of parking as a number. Who dials a place takes the call there; who is sent there
 * by somebody is parked.
 */
@Component
public final class ParkingNumbers implements NumberProvider {
    private static final String STEP = "parking";
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int TIMES = 3;

    private final Lot lot;
    private final Parking parking;
    private final Announcements announcements;
    private final ConfigService config;

    @Activate
    public ParkingNumbers(
            @Reference Lot lot,
            @Reference Parking parking,
            @Reference Announcements announcements,
            @Reference ConfigService config) {
        this.lot = lot;
        this.parking = parking;
        this.announcements = announcements;
        this.config = config;
    }

    @Override
    public String kind() {
        return STEP;
    }

    @Override
    public Optional<Destination> resolve(String number) {
        if (number.equals(code())) {
            return Optional.of(this::parkSomewhere);
        }
        return lot.knows(number) ? Optional.of(call -> place(number, call)) : Optional.empty();
    }

    /** As it is set for the key in a call; not a code to be dialled, since those are not for outsiders who are transferred. */
    private String code() {
        Map<String, Object> setting =
                config.snapshot().raw("feature-code", ParkCode.ID).orElse(Map.of());
        boolean enabled = !Boolean.FALSE.equals(setting.get("enabled"));
        return enabled ? String.valueOf(setting.getOrDefault("code", ParkCode.CODE)) : "";
    }

    private void place(String slot, CallControl call) {
        Party by = call.authority();
        if (sent(call)) {
            park(call, lot.reserve(slot, by), slot + " is taken");
        } else if (by.extension().isEmpty()) {
            call.reject(Cause.UNALLOCATED_NUMBER);
        } else {
            take(slot, call);
        }
    }

    private void parkSomewhere(CallControl call) {
        Party by = call.authority();
        if (sent(call)) {
            park(call, lot.reserve(by), "all places are taken");
        } else if (by.extension().isEmpty()) {
            call.reject(Cause.UNALLOCATED_NUMBER);
        } else {
            call.run(lot.announce(by)
                    .<org.strowger.api.call.CallScript>map(place -> session -> tell(place, session))
                    .orElse(this::full));
        }
    }

    /** Somebody of ours wants the caller here. */
    private static boolean sent(CallControl call) {
        return !call.authority().equals(call.caller())
                && !call.authority().extension().isEmpty();
    }

    private void park(CallControl call, Optional<Reservation> place, String otherwise) {
        if (place.isPresent()) {
            parking.park(call, place.get(), 0);
        } else {
            call.note(STEP, otherwise);
            call.reject(Cause.USER_BUSY);
        }
    }

    private void take(String slot, CallControl call) {
        Optional<ParkedCall> parked = lot.take(slot, call.caller());
        if (parked.isPresent()) {
            call.note(STEP, "takes " + parked.get().caller().number() + " from " + slot);
            call.connect(parked.get().callId(), gone -> nothingThere(slot, call));
        } else {
            nothingThere(slot, call);
        }
    }

    private void nothingThere(String slot, CallControl call) {
        call.note(STEP, "no call on " + slot);
        call.run(session -> refuse(announcements.empty(session.language()), session));
    }

    private void full(CallSession session) throws HungUpException, InterruptedException {
        session.note(STEP, "all places are taken");
        refuse(announcements.full(session.language()), session);
    }

    private static void refuse(AudioSource why, CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        session.play(why);
        session.play(session.tone(ProgressTone.BUSY), BUSY);
        session.hangup(Cause.USER_BUSY);
    }

    /** Who transfers with consultation hears where the other will be, and completes the transfer. */
    private void tell(Reservation place, CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        for (int i = 0; i < TIMES; i++) {
            session.play(announcements.parkedOn(place.slot(), session.language()));
            session.collect(null, 1, "", PAUSE, PAUSE);
        }
    }
}
