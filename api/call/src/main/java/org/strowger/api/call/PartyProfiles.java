package org.strowger.api.call;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: what calls need to know about the people behind extensions. Looked up on the call path: no
 * blocking, no SQL.
 */
@ConsumerType
public interface PartyProfiles {
    /** The profile of an extension that exists, enabled or not. */
    Optional<PartyProfile> find(String extension);
}
