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
     * @param offset 0 or more
     * @param limit 1 to 1,000
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
            int limit) {}

    /** A page of the result. */
    record Page(List<CallRecord> items, long total) {}
}
