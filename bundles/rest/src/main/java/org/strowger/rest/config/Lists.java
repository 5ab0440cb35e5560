package org.strowger.rest.config;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.TypeSchema;
import org.strowger.rest.security.Caller;

/** Items as lists show them. Tables are kept for the next question as long as there is memory. */
public final class Lists {
    private final ConfigService config;
    private final Map<String, SoftReference<TypeTable>> tables = new ConcurrentHashMap<>();

    public Lists(ConfigService config) {
        this.config = config;
    }

    /** The items of a type as they are in force now. */
    TypeTable table(TypeSchema type) {
        ConfigSnapshot current = config.snapshot();
        SoftReference<TypeTable> kept = tables.get(type.name());
        TypeTable before = kept == null ? null : kept.get();
        if (before != null && before.of(current, type)) {
            return before;
        }
        TypeTable now = new TypeTable(current, type, before);
        tables.put(type.name(), new SoftReference<>(now));
        return now;
    }

    /** Keys of the items that a caller may see and that he asks for, in order. */
    public List<String> keys(Caller caller, TypeSchema type, ListQuery query) {
        if (query.plain()) {
            return config.snapshot().keys(type.name()).stream()
                    .filter(key -> TypeAccess.maySee(caller, type, key))
                    .toList();
        }
        return query.keys(table(type), key -> TypeAccess.maySee(caller, type, key));
    }

    /** The items themselves; one that has vanished meanwhile is left out. */
    public List<Item> items(TypeSchema type, List<String> keys) {
        ConfigSnapshot snapshot = config.snapshot();
        return keys.stream()
                .flatMap(key -> snapshot.raw(type.name(), key).map(values -> new Item(key, values)).stream())
                .toList();
    }
}
