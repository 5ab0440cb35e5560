package org.strowger.api.config;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Service of whoever knows which destinations of calls there are. Kinds that were seen once are remembered, so that
 * references to them stay what they are while their plug-in is absent.
 */
@ConsumerType
public interface TargetKinds {
    /** Those that are there now. Any thread; must not block. */
    List<TargetKind> kinds();
}
