package org.strowger.api.config;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.strowger.api.core.Problem;

/**
 * Whiteboard service with which a bundle contributes one type of configuration. Items of a type whose bundle is absent
 * are kept and shown as inactive.
 *
 * @param <T> a record with {@link ConfigType}
 */
@ConsumerType
public interface ConfigDeclaration<T extends Record> {
    Class<T> type();

    /**
     * Checks one item in the light of the whole proposed configuration, after all declared constraints hold. Field names
     * in problems are relative to the item.
     */
    default List<Problem> validate(T item, ConfigSnapshot proposed) {
        return List.of();
    }

    /**
     * Fills in what was left blank when an item is created, such as a random password. Called once for each creation, before
     * validation; never for a change of an item that exists.
     *
     * @param values JSON-like values as given, without declared defaults; unmodifiable
     * @return the values to create the item with
     */
    default Map<String, Object> complete(Map<String, Object> values) {
        return values;
    }

    /**
     * Checks what no single item can say, such as that a certain item must not vanish. Called once for each proposed
     * commit; field names are of the form {@code key/field} or empty.
     *
     * @param current the configuration in force
     */
    default List<Problem> validateAll(ConfigSnapshot current, ConfigSnapshot proposed) {
        return List.of();
    }

    /**
     * Items that exist from the first start on, by key and JSON-like value. Committed once, as the system's own change;
     * a later deletion by an administrator stays.
     */
    default Map<String, Map<String, Object>> initialItems() {
        return Map.of();
    }

    /**
     * Ranges for the numbers of this type, so that nobody has to make them by hand: one for each number kind of its fields that no other
     * type has. Made once, like initial items, unless there is a range of the kind already, which then stays as it is. One that overlaps
     * another is not made; the health of the configuration, and the list of contributions, say so until the administrator makes one elsewhere or
     * makes room.
     */
    default List<NumberRange> numberRanges() {
        return List.of();
    }
}
