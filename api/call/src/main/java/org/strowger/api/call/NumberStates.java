package org.strowger.api.call;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: tells the state of numbers that are no extensions. A change is published as
 * {@link NumberStateChanged} on the event bus.
 */
@ConsumerType
public interface NumberStates {
    /** Empty when it is none of its numbers. Any thread; must not block. */
    Optional<NumberState> state(String number);
}
