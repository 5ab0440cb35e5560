package org.strowger.api.plugin;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service of whoever takes contributions: tells which it has taken, and from which bundle. Shown by
 * {@code pbx:contributions} and REST.
 */
@ConsumerType
public interface ContributionSource {
    /** What is there now, in any order. Any thread; must not block. */
    List<Contribution> contributions();
}
