package org.strowger.calls.destinations;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.core.Text;

/** The end of the call. */
@Component
public final class HangupKind implements DestinationKind {
    @Override
    public String kind() {
        return "hangup";
    }

    @Override
    public Text name() {
        return Text.of("Hang up", "挂断");
    }

    @Override
    public Optional<Destination> resolve(String target) {
        return Optional.of(call -> call.reject(Cause.NORMAL_CLEARING));
    }
}
