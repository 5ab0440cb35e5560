package org.strowger.api.audit;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.core.Text;

/** Entries in a chain of hashes: one that was changed or taken out afterwards is found. */
@ProviderType
public interface AuditLog {
    /**
     * Takes an entry and returns at once; it is written soon after. When more failed sign-ins arrive than can be written,
     * they are counted instead, and the count becomes an entry.
     */
    void record(AuditEntry entry);

    /**
     * Called before somebody changes something.
     *
     * @throws org.strowger.api.core.ProblemException UNAVAILABLE while so much waits to be written that the change might not
     *     be recorded
     */
    void admit();

    /** Waits until everything that was recorded before is written, a few seconds at most; then finds, newest first. */
    Page find(Query query);

    /** Reads the whole chain. */
    Verdict verify();

    /**
     * Which entries; null and empty mean any.
     *
     * @param action beginning of the action
     * @param search found in account, source, action, target, fields, result or detail, in any case
     * @param before only entries with a smaller number; 0 means any
     */
    record Query(
            Instant from,
            Instant to,
            String account,
            String action,
            String search,
            int offset,
            int limit,
            long before) {
        /** From the newest on. */
        public Query(Instant from, Instant to, String account, String action, String search, int offset, int limit) {
            this(from, to, account, action, search, offset, limit, 0);
        }
    }

    /**
     * A part of what was found.
     *
     * @param total of everything that was found, as long as no {@code before} was given: then only this part is counted
     */
    record Page(List<Stored> items, long total) {}

    /** An entry as it is kept. */
    record Stored(long id, Instant at, AuditEntry entry, String hash) {}

    /**
     * What became of the chain.
     *
     * @param entries how many were read
     * @param brokenAt number of the first entry that does not fit, or 0
     * @param head hash of the last entry
     */
    record Verdict(boolean intact, long entries, long first, long last, String head, long brokenAt, Text text) {}
}
