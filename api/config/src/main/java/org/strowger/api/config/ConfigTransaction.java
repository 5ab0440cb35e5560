package org.strowger.api.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.core.Problem;

/**
 * Staged changes that nobody sees until they are committed as a whole. Values are JSON-like: String, Long, Boolean, List,
 * Map. Thread safe. Every method that names a type, key or field throws
 * {@link org.strowger.api.core.ProblemException} when it does not exist or cannot be read, with all problems of the item
 * when its values break what its type declares; nothing is staged then.
 *
 * <p>Fields in problems are relative to the item ({@code number}, {@code codecs[1]}) as long as the transaction touches
 * that item alone; otherwise they are preceded by the item: {@code extension/101/number}.
 *
 * <p>Default methods are for stand-ins in tests, as in {@link ConfigService}.
 */
@ProviderType
public interface ConfigTransaction {
    /** Random, unguessable. */
    String id();

    Author author();

    Instant startedAt();

    /** Version it was begun on. */
    long base();

    /** Creates an item; CONFLICT when the key exists. */
    void create(String type, Map<String, Object> values);

    /** Replaces an item; fields that are not named take their defaults, secrets not named stay. */
    void replace(String type, String key, Map<String, Object> values);

    /** Changes only what is named. */
    void patch(String type, String key, Map<String, Object> values);

    /** Deletes an item, with the items that belong to it (see {@link Field#references}). */
    void delete(String type, String key);

    /** The configuration as it would be. */
    ConfigSnapshot proposed();

    List<Change> diff();

    /**
     * Whole-set validation: references, number plan, contributed validators. Empty when it may be committed. Problems that
     * the configuration in force has already, in items that are not touched, do not stand in the way.
     */
    List<Problem> validate();

    /**
     * Validates and commits atomically: durable when this returns. INVALID with all problems, or CONFLICT when an item
     * staged here was changed by somebody else since {@link #base()}. Without differences nothing is committed and the
     * current head is returned.
     */
    Commit commit(String comment);

    /** As {@link #commit}, but reverts by itself unless confirmed within the time (10 s to 24 h). Survives restarts. */
    Commit commitConfirmed(String comment, Duration within);

    /** Items staged here that somebody else has changed since {@link #base()}; what stands in the way of a commit. */
    default List<Conflict> conflicts() {
        return List.of();
    }

    /**
     * Puts the staged changes onto the version in force: of an item that both sides changed, each field as the side has it that
     * changed it. CONFLICT, and nothing changes, when both changed a field and nobody says whose is to stand.
     *
     * @param chosen where both did; one of an item as a whole decides for all its fields
     * @param otherwise where nothing is chosen; null to refuse
     */
    default void rebase(List<Resolution> chosen, Resolution.Side otherwise) {
        throw new UnsupportedOperationException();
    }

    /** Takes an item out of the transaction again, as if it had not been touched. */
    default void unstage(String type, String key) {
        throw new UnsupportedOperationException();
    }

    /**
     * The same changes on the same base, to try something out. Nobody else sees it, and it cannot be committed; it needs no
     * {@link #discard}.
     */
    default ConfigTransaction copy() {
        throw new UnsupportedOperationException();
    }

    /** Secrets that were made up for items created here. */
    default List<Generated> generated() {
        return List.of();
    }

    /** Throws the staged changes away. */
    void discard();
}
