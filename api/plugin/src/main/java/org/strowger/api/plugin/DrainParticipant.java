package org.strowger.api.plugin;

import java.time.Duration;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service of whoever has work under way that belongs to other bundles, such as calls inside their scripts.
 * Asked before bundles are stopped or updated.
 */
@ConsumerType
public interface DrainParticipant {
    /** Short stable name for logs and progress, such as {@code calls}. */
    String name();

    /**
     * From now on nothing new is given to these bundles; what they have under way may go on for a time and then goes to its
     * fallback. Returns at once.
     *
     * @param bundles numbers of the bundles in the framework
     * @param within how long what is under way may go on; zero ends it at once
     */
    Drain drain(Set<Long> bundles, Duration within);
}
