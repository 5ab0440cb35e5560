package org.strowger.calls;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.Destinations;

/** The places that calls can be sent to by configuration. Looked up when a call comes, never kept. */
@Component
public final class DestinationBoard implements Destinations {
    private static final Logger LOG = LoggerFactory.getLogger(DestinationBoard.class);

    private final Whiteboard whiteboard;

    @Activate
    public DestinationBoard(@Reference Whiteboard whiteboard) {
        this.whiteboard = whiteboard;
    }

    @Override
    public Destination find(String reference) {
        return reference.isEmpty() ? fallback() : named(whiteboard, reference);
    }

    @Override
    public Destination fallback() {
        return unserved("as set");
    }

    @Override
    public List<DestinationKind> kinds() {
        return whiteboard.destinationKinds().stream()
                .sorted(Comparator.comparing(DestinationKind::kind))
                .toList();
    }

    /** The system's fallback, for this reason. */
    static Destination unserved(String why) {
        return control -> call(control).fallback().enter(why);
    }

    static Destination named(Whiteboard whiteboard, String reference) {
        return control -> {
            Optional<Destination> found = resolve(whiteboard, reference);
            call(control).journal().note("destination", reference, rule(reference));
            if (found.isPresent()) {
                call(control).proceed(found.get());
            } else {
                call(control).fallback().enter(reference + " is not there now");
            }
        };
    }

    /** The item that a reference names; null where it names none. */
    private static CallRecord.Rule rule(String reference) {
        int colon = reference.indexOf(':');
        return colon < 0 ? null : new CallRecord.Rule(reference.substring(0, colon), reference.substring(colon + 1));
    }

    private static Call call(CallControl control) {
        return ((Control) control).call();
    }

    private static Optional<Destination> resolve(Whiteboard whiteboard, String reference) {
        int colon = reference.indexOf(':');
        String kind = colon < 0 ? reference : reference.substring(0, colon);
        String target = colon < 0 ? "" : reference.substring(colon + 1);
        for (DestinationKind each : whiteboard.destinationKinds()) {
            if (each.kind().equals(kind)) {
                return resolve(each, target);
            }
        }
        return Optional.empty();
    }

    private static Optional<Destination> resolve(DestinationKind kind, String target) {
        try {
            return kind.resolve(target);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} could not find {}: {}", kind.kind(), target, e.toString());
            LOG.debug("the fault", e);
            return Optional.empty();
        }
    }
}
