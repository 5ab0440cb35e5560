package org.strowger.parking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.NumberStateChanged;
import org.strowger.api.call.Party;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;

/**
 * The places and who is there. Whoever takes something from a place has it: of several at the same time one gets the call.
 * Thread safe; events are published in the order in which things happened.
 */
@Component(service = Lot.class)
public final class Lot {
    /** A call is parked milliseconds after its place was reserved; one that ends on the way must not keep it. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(10);
    /** Time to complete the transfer after having heard the place. */
    private static final Duration ANNOUNCED = Duration.ofSeconds(30);

    private final ConfigService config;
    private final Scheduler scheduler;
    private final EventBus events;
    private final Map<String, Reservation> reserved = new HashMap<>();
    private final Map<String, ParkedCall> parked = new TreeMap<>();
    private String latest = "";

    @Activate
    public Lot(@Reference ConfigService config, @Reference Scheduler scheduler, @Reference EventBus events) {
        this.config = config;
        this.scheduler = scheduler;
        this.events = events;
    }

    ParkingSettings settings() {
        return config.snapshot().singleton(ParkingSettings.class);
    }

    // ---- going there

    /** Keeps a place for a call that is parked now: the one that was announced to this party, else the next free one. */
    synchronized Optional<Reservation> reserve(Party by) {
        return announcedTo(by).or(this::nextFree).map(slot -> keep(slot, by, false));
    }

    /** Keeps this place for a call that is parked now, unless it is taken. */
    synchronized Optional<Reservation> reserve(String slot, Party by) {
        Reservation other = reserved.get(slot);
        boolean free = !parked.containsKey(slot) && (other == null || other.announcedTo(by));
        return free && Slots.of(settings().slots()).contains(slot)
                ? Optional.of(keep(slot, by, false))
                : Optional.empty();
    }

    /** Keeps a place for whatever this party parks next; the same one when he asks again. */
    synchronized Optional<Reservation> announce(Party by) {
        return announcedTo(by).or(this::nextFree).map(slot -> keep(slot, by, true));
    }

    private Optional<String> announcedTo(Party by) {
        return reserved.values().stream()
                .filter(place -> place.announcedTo(by))
                .map(Reservation::slot)
                .findFirst();
    }

    /** Not the lowest: who comes late for the call on a place must not get another one that was put there since. */
    private Optional<String> nextFree() {
        List<String> all = Slots.of(settings().slots()).all();
        int start = all.indexOf(latest) + 1;
        for (int i = 0; i < all.size(); i++) {
            String slot = all.get((start + i) % all.size());
            if (!parked.containsKey(slot) && !reserved.containsKey(slot)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    private Reservation keep(String slot, Party by, boolean announced) {
        Reservation place = new Reservation(slot, by, announced);
        drop(reserved.put(slot, place));
        place.endsWith(scheduler.after(announced ? ANNOUNCED : ON_THE_WAY, () -> lapse(place)));
        latest = slot;
        return place;
    }

    private static void drop(Reservation replaced) {
        if (replaced != null) {
            replaced.cancelEnd();
        }
    }

    private synchronized void lapse(Reservation place) {
        reserved.remove(place.slot(), place);
    }

    /**
     * Puts a call on the place that was kept for it.
     *
     * @param returns how often it has gone back before
     * @return empty when it has come too late
     */
    synchronized Optional<ParkedCall> park(
            Reservation place, String callId, Party caller, Duration longest, int returns) {
        if (!reserved.remove(place.slot(), place)) {
            return Optional.empty();
        }
        place.cancelEnd();
        Instant now = now();
        ParkedCall call = new ParkedCall(place.slot(), callId, caller, place.by(), now, now.plus(longest), returns);
        parked.put(call.slot(), call);
        events.publish(new ParkingEvent.Parked(now, call.slot(), callId, caller, place.by(), call.until()));
        events.publish(new NumberStateChanged(now, call.slot()));
        return Optional.of(call);
    }

    // ---- leaving

    /** Who asks gets the call, if there is one that is his to take; nobody else does any more. */
    synchronized Optional<ParkedCall> take(String slot, Party by) {
        boolean anyone = settings().anyoneTakes();
        return remove(call -> call.slot().equals(slot)
                        && (anyone || call.parkedBy().extension().equals(by.extension())))
                .map(call -> left(call, unparked(call, ParkingEvent.Reason.TAKEN, by)));
    }

    /** Its time is over. */
    synchronized void timedOut(ParkedCall call) {
        remove(call::equals)
                .ifPresent(there -> left(
                        there,
                        new ParkingEvent.TimedOut(
                                now(), there.slot(), there.callId(), there.caller(), there.parkedBy())));
    }

    /** It goes back before its time, because parking closes. */
    synchronized void closed(ParkedCall call) {
        remove(call::equals).ifPresent(there -> left(there, unparked(there, ParkingEvent.Reason.CLOSED, null)));
    }

    /** A call, parked or not, is over. */
    synchronized void ended(String callId) {
        remove(call -> call.callId().equals(callId))
                .ifPresent(there -> left(there, unparked(there, ParkingEvent.Reason.ENDED, null)));
    }

    private Optional<ParkedCall> remove(Predicate<ParkedCall> which) {
        Optional<ParkedCall> found = parked.values().stream().filter(which).findFirst();
        found.ifPresent(call -> parked.remove(call.slot()));
        return found;
    }

    private ParkingEvent unparked(ParkedCall call, ParkingEvent.Reason reason, Party by) {
        return new ParkingEvent.Unparked(now(), call.slot(), call.callId(), call.caller(), call.parkedBy(), reason, by);
    }

    private ParkedCall left(ParkedCall call, ParkingEvent event) {
        events.publish(event);
        events.publish(new NumberStateChanged(event.at(), call.slot()));
        return call;
    }

    private Instant now() {
        return scheduler.clock().instant();
    }

    // ---- who is there

    /** Whether this is the number of a place; also of one that the settings have no more while a call is there. */
    synchronized boolean knows(String number) {
        return parked.containsKey(number) || Slots.of(settings().slots()).contains(number);
    }

    synchronized Optional<ParkedCall> at(String slot) {
        return Optional.ofNullable(parked.get(slot));
    }

    /** By place. */
    synchronized List<ParkedCall> all() {
        return List.copyOf(parked.values());
    }

    @Deactivate
    synchronized void stop() {
        reserved.values().forEach(Reservation::cancelEnd);
    }
}
