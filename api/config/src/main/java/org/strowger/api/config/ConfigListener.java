package org.strowger.api.config;

import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service that is told of each commit, in order, right after the new snapshot is visible. */
@ConsumerType
public interface ConfigListener {
    /**
     * Called on the configuration's own thread: must not block and must not begin a transaction.
     *
     * @param current the snapshot of this very commit
     */
    void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current);
}
