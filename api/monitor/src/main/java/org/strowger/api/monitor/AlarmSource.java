package org.strowger.api.monitor;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: says what is wrong in its area. Asked every few seconds; whatever it does not say any more is over
 * after a moment, as is everything when it goes away.
 */
@ConsumerType
public interface AlarmSource {
    /** Empty when all is well. Must return within milliseconds. */
    List<AlarmCondition> conditions();
}
