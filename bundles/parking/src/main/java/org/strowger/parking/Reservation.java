package org.strowger.parking;

import org.strowger.api.call.Party;
import org.strowger.api.core.Scheduler;

/** A place that is kept for a call on its way there. Belongs to the {@link Lot}, which guards it. */
final class Reservation {
    private final String slot;
    private final Party by;
    /** Told to who dialled the code, and whatever he parks next goes there. */
    private final boolean announced;

    private Scheduler.Cancellable end;

    Reservation(String slot, Party by, boolean announced) {
        this.slot = slot;
        this.by = by;
        this.announced = announced;
    }

    String slot() {
        return slot;
    }

    /** Who parks. */
    Party by() {
        return by;
    }

    boolean announcedTo(Party party) {
        return announced && by.extension().equals(party.extension());
    }

    void endsWith(Scheduler.Cancellable timer) {
        end = timer;
    }

    void cancelEnd() {
        end.cancel();
    }
}
