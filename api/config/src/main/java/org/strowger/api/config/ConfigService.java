package org.strowger.api.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The configuration of the system, which has all of this. What came later is a default method, so that the stand-ins in tests of
 * vendors go on compiling; in those that do without it, it throws UnsupportedOperationException.
 */
@ProviderType
public interface ConfigService {
    /** Lock free. */
    ConfigSnapshot snapshot();

    /** Stages changes. Idle transactions are discarded after an hour. */
    ConfigTransaction begin(Author author);

    Optional<ConfigTransaction> transaction(String id);

    List<ConfigTransaction> transactions();

    /** Newest first. */
    List<Commit> history(int offset, int limit);

    Optional<Commit> version(long version);

    /** Commits a new version that equals an earlier one. NOT_FOUND, or INVALID when it is no longer valid. */
    Commit rollback(long version, Author author);

    /** Keeps a commit-confirmed. CONFLICT when it is not waiting. */
    Commit confirm(long version, Author author);

    /** Active types, by name. */
    List<TypeSchema> types();

    Optional<TypeSchema> type(String name);

    /** Types that have items although their bundle is absent, by name. */
    default List<InactiveType> inactiveTypes() {
        return List.of();
    }

    /**
     * Deletes all items of types whose bundle is absent, in one commit, and lets their initial items be made anew should
     * they come back. NOT_FOUND for a type that nobody knows, CONFLICT for one that is there, INVALID when items of other
     * types refer to them. The history keeps what was deleted.
     */
    default Commit purge(Set<String> types, Author author, String comment) {
        throw new UnsupportedOperationException();
    }

    /** What may stand in fields with {@link Field#destination}, and what was once possible; by name. */
    default List<KnownTargetKind> targetKinds() {
        return List.of();
    }

    /** Some of the history, newest first; of each commit the first hundred changes at most. */
    default HistoryPage history(HistoryQuery query, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /**
     * What differs between two versions, 0 being the one before the first: what a commit would have to change to get from one to
     * the other. NOT_FOUND for a version that there is not.
     */
    default List<Change> difference(long from, long to) {
        throw new UnsupportedOperationException();
    }

    /** Commits that wait to be confirmed, oldest first. */
    default List<Commit> unconfirmed() {
        return List.of();
    }
}
