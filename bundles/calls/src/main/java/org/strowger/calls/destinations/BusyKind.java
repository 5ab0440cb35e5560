package org.strowger.calls.destinations;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.core.Text;

/** The caller is told that the line is busy, by signalling or by the tone. */
@Component
public final class BusyKind implements DestinationKind {
    @Override
    public String kind() {
        return "busy";
    }

    @Override
    public Text name() {
        return Text.of("Busy", "忙音");
    }

    @Override
    public Optional<Destination> resolve(String target) {
        return Optional.of(call -> call.reject(Cause.USER_BUSY));
    }
}
