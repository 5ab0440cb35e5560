package org.strowger.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.TypeSchema;

/** A configuration that a test fills with records. It can be read, not changed through transactions. */
public class FakeConfig implements ConfigService {
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of(), 0);

    /** Puts an item in, in place of one with the same key. */
    public void put(String key, Record item) {
        Map<Class<?>, Map<String, Record>> items = snapshot.copy();
        items.computeIfAbsent(item.getClass(), type -> new TreeMap<>()).put(key, item);
        snapshot = new Snapshot(items, snapshot.numbers, snapshot.version + 1);
    }

    public void remove(Class<? extends Record> type, String key) {
        Map<Class<?>, Map<String, Record>> items = snapshot.copy();
        items.getOrDefault(type, new TreeMap<>()).remove(key);
        snapshot = new Snapshot(items, snapshot.numbers, snapshot.version + 1);
    }

    /** Says that an item owns a number. */
    public void own(String number, ItemRef owner) {
        Map<String, ItemRef> numbers = new HashMap<>(snapshot.numbers);
        numbers.put(number, owner);
        snapshot = new Snapshot(snapshot.items, numbers, snapshot.version + 1);
    }

    @Override
    public ConfigSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public ConfigTransaction begin(Author author) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public Optional<ConfigTransaction> transaction(String id) {
        return Optional.empty();
    }

    @Override
    public List<ConfigTransaction> transactions() {
        return List.of();
    }

    @Override
    public List<Commit> history(int offset, int limit) {
        return List.of();
    }

    @Override
    public Optional<Commit> version(long version) {
        return Optional.empty();
    }

    @Override
    public Commit rollback(long version, Author author) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public Commit confirm(long version, Author author) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public List<TypeSchema> types() {
        return List.of();
    }

    @Override
    public Optional<TypeSchema> type(String name) {
        return Optional.empty();
    }

    private record Snapshot(Map<Class<?>, Map<String, Record>> items, Map<String, ItemRef> numbers, long version)
            implements ConfigSnapshot {

        Map<Class<?>, Map<String, Record>> copy() {
            Map<Class<?>, Map<String, Record>> copy = new HashMap<>();
            items.forEach((type, ofType) -> copy.put(type, new TreeMap<>(ofType)));
            return copy;
        }

        @Override
        public <T extends Record> Optional<T> find(Class<T> type, String key) {
            return Optional.ofNullable(
                    type.cast(items.getOrDefault(type, Map.of()).get(key)));
        }

        @Override
        public <T extends Record> Collection<T> all(Class<T> type) {
            List<T> all = new ArrayList<>();
            items.getOrDefault(type, Map.of()).values().forEach(item -> all.add(type.cast(item)));
            return all;
        }

        @Override
        public <T extends Record> T singleton(Class<T> type) {
            return find(type, "default").orElseGet(() -> ConfigRecords.make(type, Map.of()));
        }

        @Override
        public Set<String> typeNames() {
            return items.keySet().stream()
                    .map(type -> type.getAnnotation(ConfigType.class))
                    .filter(Objects::nonNull)
                    .map(ConfigType::name)
                    .collect(Collectors.toSet());
        }

        @Override
        public Optional<Map<String, Object>> raw(String type, String key) {
            return Optional.empty();
        }

        @Override
        public Optional<String> fingerprint(String type, String key) {
            return raw(type, key).map(Map::toString);
        }

        @Override
        public Set<String> keys(String type) {
            for (Map.Entry<Class<?>, Map<String, Record>> entry : items.entrySet()) {
                ConfigType declared = entry.getKey().getAnnotation(ConfigType.class);
                if (declared != null && declared.name().equals(type)) {
                    return Set.copyOf(entry.getValue().keySet());
                }
            }
            return Set.of();
        }

        @Override
        public Optional<ItemRef> ownerOfNumber(String number) {
            return Optional.ofNullable(numbers.get(number));
        }
    }
}
