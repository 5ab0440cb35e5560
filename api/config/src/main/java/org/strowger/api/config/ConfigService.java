package org.strowger.api.config;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The configuration of the system. */
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
}
