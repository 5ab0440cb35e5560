package org.strowger.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;
import org.strowger.api.core.Text;

/** Bundles that are being taken out of service, as one participant sees it. Any thread; nothing blocks. */
@ConsumerType
public interface Drain {
    /** How many things of theirs are still under way; 0 when they may be stopped without loss. */
    int remaining();

    /** What is lost when they are stopped now, such as "3 calls"; empty texts when nothing. */
    Text losses();

    /**
     * The bundles are back in service, or gone: forgets that they were drained. Must be called exactly once, after they were
     * stopped, updated, or left as they are.
     */
    void end();
}
