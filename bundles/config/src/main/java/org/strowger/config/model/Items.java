package org.strowger.config.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All items of one type: by key, and in order. Immutable; a change copies the maps, not the items. */
final class Items {
    static final Items NONE = new Items(Map.of(), List.of());

    private final Map<String, Entry> byKey;
    private final List<Entry> ordered;
    private final List<Record> records;
    private final Set<String> keys;

    private Items(Map<String, Entry> byKey, List<Entry> ordered) {
        this.byKey = byKey;
        this.ordered = ordered;
        Set<String> names = new LinkedHashSet<>(ordered.size() * 2);
        List<Record> typed = new ArrayList<>(ordered.size());
        for (Entry entry : ordered) {
            names.add(entry.ref().key());
            entry.found().ifPresent(typed::add);
        }
        this.keys = Collections.unmodifiableSet(names);
        this.records = Collections.unmodifiableList(typed);
    }

    Entry get(String key) {
        return byKey.get(key);
    }

    Collection<Entry> entries() {
        return ordered;
    }

    /** Readable items in order. */
    List<Record> records() {
        return records;
    }

    /** In order. */
    Set<String> keys() {
        return keys;
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** @param changes by key; null deletes */
    Items with(Map<String, Entry> changes) {
        Map<String, Entry> map = new HashMap<>(byKey);
        TreeMap<String, Entry> added = new TreeMap<>(KeyOrder.INSTANCE);
        changes.forEach((key, entry) -> {
            if (entry == null) {
                map.remove(key);
            } else if (map.put(key, entry) == null) {
                added.put(key, entry);
            }
        });
        return new Items(map, merge(map, added));
    }

    private List<Entry> merge(Map<String, Entry> map, TreeMap<String, Entry> added) {
        List<Entry> out = new ArrayList<>(map.size());
        for (Entry before : ordered) {
            String key = before.ref().key();
            while (!added.isEmpty() && KeyOrder.INSTANCE.compare(added.firstKey(), key) < 0) {
                out.add(added.pollFirstEntry().getValue());
            }
            Entry now = map.get(key);
            if (now != null) {
                out.add(now);
            }
        }
        out.addAll(added.values());
        return Collections.unmodifiableList(out);
    }
}
