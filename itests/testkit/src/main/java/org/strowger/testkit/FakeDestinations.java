package org.strowger.testkit;

import java.util.List;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.Destinations;

/** Destinations that are nothing but what was asked for; equal when that is equal. */
public final class FakeDestinations implements Destinations {
    /** Reference of {@link #fallback}. */
    public static final String FALLBACK = "";

    /** A destination that was asked for. A call that enters it is rejected. */
    public record Named(String reference) implements Destination {
        @Override
        public void enter(CallControl call) {
            call.reject(Cause.FACILITY_REJECTED);
        }
    }

    /** What {@link #find} gives for this reference. */
    public static Destination to(String reference) {
        return new Named(reference);
    }

    @Override
    public Destination find(String reference) {
        return to(reference);
    }

    @Override
    public Destination fallback() {
        return to(FALLBACK);
    }

    @Override
    public List<DestinationKind> kinds() {
        return List.of();
    }
}
