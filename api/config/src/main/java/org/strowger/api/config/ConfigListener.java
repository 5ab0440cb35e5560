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

    /**
     * Called, on the same thread, once when this listener has appeared, and whenever types came or went: items may have
     * become visible or inactive without a commit.
     */
    default void refreshed(ConfigSnapshot current) {}
}
