package org.strowger.api.core;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: one component's state, shown by {@code GET /health} and {@code pbx:status}. The system is ready
 * when every check is {@link Health.Status#READY} or {@link Health.Status#DEGRADED}.
 */
@ConsumerType
public interface HealthCheck {
    /** Short stable name, such as {@code sip}. */
    String component();

    /** Must return within milliseconds; called from any thread. */
    Health check();
}
