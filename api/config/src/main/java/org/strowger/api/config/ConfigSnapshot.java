package org.strowger.api.config;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The whole configuration at one version. Immutable; look-ups are hash look-ups without locks, fit for the call path. */
@ProviderType
public interface ConfigSnapshot {
    /** Version of the commit that made it; 0 before the first. */
    long version();

    <T extends Record> Optional<T> find(Class<T> type, String key);

    /** All items of a type in the order of their keys (numeric where all digits). */
    <T extends Record> Collection<T> all(Class<T> type);

    /** The only item of a singleton type; its defaults when nobody has set it. */
    <T extends Record> T singleton(Class<T> type);

    /** Names of types that have items, active or not. */
    Set<String> typeNames();

    /**
     * An item as JSON-like values, secrets replaced by {@link SecretMask}; works for inactive types too.
     */
    Optional<Map<String, Object>> raw(String type, String key);

    /**
     * Changes whenever anything stored of an item changes, also a secret, which {@link #raw} does not show. Opaque; tells
     * nothing of what is stored.
     *
     * @return empty when nothing is stored, as of a singleton that nobody has set
     */
    Optional<String> fingerprint(String type, String key);

    /** Whether an item is stored here exactly as it is there; quick between snapshots of the same service. */
    default boolean unchanged(String type, String key, ConfigSnapshot there) {
        return fingerprint(type, key).equals(there.fingerprint(type, key));
    }

    Set<String> keys(String type);

    /** Which item owns a dialled number: type and key. */
    Optional<ItemRef> ownerOfNumber(String number);
}
