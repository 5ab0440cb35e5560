package org.strowger.api.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The store of call records. Blocks on the database; not for the call path. */
@ProviderType
public interface CallRecords {
    /** Newest first. */
    Page find(Query query);

    Optional<CallRecord> get(String id);

    /**
     * Which records; null or empty means any.
     *
     * @param party caller, dialled or answering number contains this
     * @param extension only records in which this extension took part
     * @param offset 0 or more; 0 with {@code after}
     * @param limit 1 to 1,000
     * @param search caller's number or name, dialled or answering number contains this
     * @param after continues behind the page whose {@link Page#next} this is
     * @param minTalk whole seconds from the answer to the end, at least; 0 means any, also calls that nobody answered
     */
    record Query(
            Instant from,
            Instant to,
            String caller,
            String called,
            String party,
            String extension,
            CallRecord.Kind kind,
            CallRecord.Result result,
            int offset,
            int limit,
            String search,
            String after,
            int minTalk) {
        /** However long they talked. */
        public Query(
                Instant from,
                Instant to,
                String caller,
                String called,
                String party,
                String extension,
                CallRecord.Kind kind,
                CallRecord.Result result,
                int offset,
                int limit,
                String search,
                String after) {
            this(from, to, caller, called, party, extension, kind, result, offset, limit, search, after, 0);
        }

        /** From the beginning, without a free search. */
        public Query(
                Instant from,
                Instant to,
                String caller,
                String called,
                String party,
                String extension,
                CallRecord.Kind kind,
                CallRecord.Result result,
                int offset,
                int limit) {
            this(from, to, caller, called, party, extension, kind, result, offset, limit, null, null);
        }
    }

    /**
     * A page of the result.
     *
     * @param total how many there are, or at least how many
     * @param exact {@code total} is all of them; else counting was given up there
     * @param next where the next page begins; null when this is the last
     */
    record Page(List<CallRecord> items, long total, boolean exact, String next) {
        /** The only page. */
        public Page(List<CallRecord> items, long total) {
            this(items, total, true, null);
        }
    }
}
