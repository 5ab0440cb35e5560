package org.strowger.parking;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.NumberState;
import org.strowger.api.call.NumberStates;
import org.strowger.api.call.Party;

/** Frees the places of calls that are over, and tells the lamps which are taken. */
@Component
public final class Watch implements CallObserver, NumberStates {
    private final Lot lot;

    @Activate
    public Watch(@Reference Lot lot) {
        this.lot = lot;
    }

    @Override
    public void started(CallRecord record) {}

    @Override
    public void ended(CallRecord record) {
        lot.ended(record.id());
    }

    @Override
    public Optional<NumberState> state(String number) {
        if (!lot.knows(number)) {
            return Optional.empty();
        }
        return Optional.of(lot.at(number)
                .map(call -> new NumberState(number, NumberState.Status.BUSY, shown(call.caller())))
                .orElseGet(() -> new NumberState(number, NumberState.Status.IDLE, null)));
    }

    private static Party shown(Party caller) {
        return caller.anonymous() ? null : caller;
    }
}
