package org.strowger.parking;

import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Destinations;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaService;

/** What becomes of a call that is parked, until it is taken. */
@Component(service = Parking.class)
public final class Parking {
    private static final String STEP = "parking";

    private final Lot lot;
    private final MediaService media;
    private final Scheduler scheduler;
    private final Destinations destinations;
    private volatile boolean closed;

    @Activate
    public Parking(
            @Reference Lot lot,
            @Reference MediaService media,
            @Reference Scheduler scheduler,
            @Reference Destinations destinations) {
        this.lot = lot;
        this.media = media;
        this.scheduler = scheduler;
        this.destinations = destinations;
    }

    /** Parks whoever enters it. */
    Destination on(Reservation place) {
        return call -> park(call, place, 0);
    }

    void park(CallControl call, Reservation place, int returns) {
        ParkingSettings settings = lot.settings();
        Duration longest = settings.timeout();
        Optional<ParkedCall> parked = lot.park(place, call.callId(), call.caller(), longest, returns);
        if (parked.isEmpty()) {
            call.note(STEP, place.slot() + " was not kept so long");
            call.dial(place.by().extension(), null, call::reject);
            return;
        }
        call.note(STEP, "on " + place.slot() + " by " + place.by().number());
        long start = scheduler.nanoTime();
        // Found now: when the call goes back, this bundle and its settings may be gone.
        Destination fallback = destinations.find(settings.fallback());
        call.hold(music(settings), longest, then -> back(then, parked.get(), elapsed(start, longest), fallback));
    }

    private AudioSource music(ParkingSettings settings) {
        return settings.musicClass().isEmpty() ? null : media.music(settings.musicClass());
    }

    private boolean elapsed(long start, Duration longest) {
        return scheduler.nanoTime() - start >= longest.toNanos();
    }

    /** @param late nobody took it in time; else it must go before its time */
    private void back(CallControl call, ParkedCall parked, boolean late, Destination fallback) {
        String parker = parked.parkedBy().extension();
        if (late) {
            lot.timedOut(parked);
        } else {
            lot.closed(parked);
        }
        String why = late ? "nobody took it on " + parked.slot() + " in time" : "parking closes";
        call.note(STEP, why + "; back to " + parker);
        call.dial(parker, null, cause -> unanswered(call, parked, cause, late, fallback));
    }

    private void unanswered(CallControl call, ParkedCall parked, Cause cause, boolean late, Destination fallback) {
        Optional<Reservation> place = late && !closed ? again(parked) : Optional.empty();
        if (place.isPresent()) {
            park(call, place.get(), parked.returns() + 1);
        } else {
            call.note(STEP, parked.parkedBy().number() + " does not take it back: " + cause + "; fallback");
            call.enter(fallback);
        }
    }

    private Optional<Reservation> again(ParkedCall parked) {
        ParkingSettings settings = lot.settings();
        boolean wanted = settings.unanswered() == ParkingSettings.Unanswered.PARK_AGAIN
                && parked.returns() + 1 < settings.returns();
        return wanted
                ? lot.reserve(parked.slot(), parked.parkedBy()).or(() -> lot.reserve(parked.parkedBy()))
                : Optional.empty();
    }

    @Deactivate
    void stop() {
        closed = true;
    }
}
