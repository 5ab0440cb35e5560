package org.strowger.api.config;

import java.time.Instant;
import java.util.List;

/**
 * One entry of the history.
 *
 * @param version 1, 2, 3 … without holes
 * @param confirmBy null unless this is a commit-confirmed that still waits; it reverts by itself at that instant
 * @param rollbackOf the version that was restored, or 0
 * @param changed how many items it changed; more than stand in changes where only some of them are told
 */
public record Commit(
        long version,
        Instant at,
        Author author,
        String comment,
        List<Change> changes,
        Instant confirmBy,
        long rollbackOf,
        int changed) {

    /** With all that it changed. */
    public Commit(
            long version,
            Instant at,
            Author author,
            String comment,
            List<Change> changes,
            Instant confirmBy,
            long rollbackOf) {
        this(version, at, author, comment, changes, confirmBy, rollbackOf, changes.size());
    }
}
