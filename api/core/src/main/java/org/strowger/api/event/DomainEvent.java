package org.strowger.api.event;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/** Something that happened. Implemented by immutable records whose components are JSON friendly. */
@ConsumerType
public interface DomainEvent {
    /** When it happened. */
    Instant at();

    /** Stable dotted name under which integrators see it, such as {@code call.answered}; see {@link EventDeclaration}. */
    String type();
}
