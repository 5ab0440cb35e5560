package org.strowger.api.call;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.strowger.api.core.Text;

/**
 * Whiteboard service: one kind of place that a call can be sent to by configuration. A destination is written
 * {@code kind:target}, such as {@code extension:101}, or {@code kind} alone when the kind takes no target, such as
 * {@code hangup}. Such texts are fields with {@link org.strowger.api.config.Field#destination}.
 */
@ConsumerType
public interface DestinationKind {
    /** Stable, lower case with hyphens. */
    String kind();

    Text name();

    /** Type of configuration whose keys are the targets, which cannot be deleted while referred to; empty for none. */
    default String targetType() {
        return "";
    }

    /** Where {@link #targetType} is empty: regular expression of the whole target; empty when the kind takes no target. */
    default String targetPattern() {
        return "";
    }

    /** Looked up on the call path: no blocking, no SQL. Empty when there is no such target now. */
    Optional<Destination> resolve(String target);
}
