package org.strowger.api.event;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The types of events that the bundles of this moment publish. */
@ProviderType
public interface EventTypes {
    /** By name. */
    List<EventType> all();
}
