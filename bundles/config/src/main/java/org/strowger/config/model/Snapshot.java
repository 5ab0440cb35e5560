package org.strowger.config.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.ItemRef;
import org.strowger.config.schema.TypeModel;
import org.strowger.config.value.Masker;
import org.strowger.config.value.RecordBuilder;

/** The configuration at one version. */
public final class Snapshot implements ConfigSnapshot {
    private final long version;
    private final Map<String, Items> items;
    private final Types types;
    private final NumberPlan numbers;
    /** By class, for look-ups on the call path. */
    private final Map<Class<?>, Items> byClass;

    private Snapshot(long version, Map<String, Items> items, Types types, NumberPlan numbers) {
        this.version = version;
        this.items = items;
        this.types = types;
        this.numbers = numbers;
        this.byClass = new HashMap<>();
        types.models().forEach(m -> byClass.put(m.type(), items.getOrDefault(m.name(), Items.NONE)));
    }

    /** A whole configuration, as after a start. */
    public static Snapshot of(long version, Types types, Collection<Entry> entries) {
        Map<String, Map<String, Entry>> grouped = new HashMap<>();
        entries.forEach(e -> grouped.computeIfAbsent(e.ref().type(), t -> new LinkedHashMap<>())
                .put(e.ref().key(), e));
        Map<String, Items> items = new HashMap<>();
        grouped.forEach((type, changes) -> items.put(type, Items.NONE.with(changes)));
        return new Snapshot(version, items, types, NumberPlan.of(entries));
    }

    /**
     * This configuration with changes. Only the maps of the types concerned are copied.
     *
     * @param changes null deletes
     */
    public Snapshot with(long newVersion, Map<ItemRef, Entry> changes) {
        return with(newVersion, types, changes);
    }

    /** The same with other types; entries whose type came or went must be among the changes. */
    public Snapshot with(long newVersion, Types newTypes, Map<ItemRef, Entry> changes) {
        Map<String, Map<String, Entry>> grouped = new HashMap<>();
        List<Entry> before = new ArrayList<>();
        List<Entry> after = new ArrayList<>();
        changes.forEach((ref, entry) -> {
            grouped.computeIfAbsent(ref.type(), t -> new LinkedHashMap<>()).put(ref.key(), entry);
            entry(ref).ifPresent(before::add);
            if (entry != null) {
                after.add(entry);
            }
        });
        Map<String, Items> copy = new HashMap<>(items);
        grouped.forEach((type, some) ->
                copy.put(type, copy.getOrDefault(type, Items.NONE).with(some)));
        copy.values().removeIf(Items::isEmpty);
        NumberPlan plan = numbers.collisions().isEmpty()
                ? numbers.with(before, after)
                : NumberPlan.of(copy.values().stream()
                        .flatMap(i -> i.entries().stream())
                        .toList());
        return new Snapshot(newVersion, copy, newTypes, plan);
    }

    public Types types() {
        return types;
    }

    public Optional<Entry> entry(ItemRef ref) {
        return Optional.ofNullable(itemsOf(ref.type()).get(ref.key()));
    }

    /** All entries of a type in order, readable or not. */
    public Collection<Entry> entries(String type) {
        return itemsOf(type).entries();
    }

    /** How many items of a type have no typed record. */
    public int unreadable(String type) {
        return itemsOf(type).entries().size() - itemsOf(type).records().size();
    }

    /** Numbers that more than one item claims. */
    public List<NumberClash> clashes() {
        return numbers.collisions().stream()
                .map(c -> new NumberClash(c.owner(), c.claimant(), c.link()))
                .toList();
    }

    /** A number that the claimant cannot have. */
    public record NumberClash(ItemRef owner, ItemRef claimant, Link link) {}

    private Items itemsOf(String type) {
        return items.getOrDefault(type, Items.NONE);
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Record> Optional<T> find(Class<T> type, String key) {
        Items some = byClass.get(type);
        Entry entry = some == null ? null : some.get(key);
        return entry == null ? Optional.empty() : (Optional<T>) entry.found();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Record> Collection<T> all(Class<T> type) {
        Items some = byClass.get(type);
        return some == null ? List.of() : (Collection<T>) some.records();
    }

    @Override
    public <T extends Record> T singleton(Class<T> type) {
        return find(type, ConfigType.SINGLETON).orElseGet(() -> type.cast(types.defaults(type)));
    }

    @Override
    public Set<String> typeNames() {
        return Collections.unmodifiableSet(new TreeSet<>(items.keySet()));
    }

    @Override
    public Optional<Map<String, Object>> raw(String type, String key) {
        Entry entry = itemsOf(type).get(key);
        if (entry != null) {
            return Optional.of(Masker.mask(entry.values()));
        }
        return types.model(type)
                .filter(m -> m.singleton() && ConfigType.SINGLETON.equals(key))
                .map(m -> Masker.mask(RecordBuilder.complete(m, Map.of())));
    }

    @Override
    public Optional<String> fingerprint(String type, String key) {
        return Optional.ofNullable(itemsOf(type).get(key)).map(Entry::fingerprint);
    }

    /** Items that nobody has touched are the same objects. */
    @Override
    public boolean unchanged(String type, String key, ConfigSnapshot there) {
        if (there instanceof Snapshot other) {
            Entry entry = itemsOf(type).get(key);
            return entry != null && entry == other.itemsOf(type).get(key);
        }
        return ConfigSnapshot.super.unchanged(type, key, there);
    }

    @Override
    public Set<String> keys(String type) {
        boolean singleton = types.model(type).filter(TypeModel::singleton).isPresent();
        return singleton ? Set.of(ConfigType.SINGLETON) : itemsOf(type).keys();
    }

    @Override
    public Optional<ItemRef> ownerOfNumber(String number) {
        return Optional.ofNullable(numbers.owner(number));
    }
}
