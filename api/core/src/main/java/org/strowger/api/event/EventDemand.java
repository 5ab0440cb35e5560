package org.strowger.api.event;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service of a door through which events leave: which of them somebody listens for. Whoever publishes figures
 * again and again asks all of them first, and spares the work that nobody wants.
 */
@ConsumerType
public interface EventDemand {
    /** Whether somebody listens for this type now. Any thread; must not block. */
    boolean wanted(String type);

    /** How many listen, whatever for. */
    int listeners();
}
