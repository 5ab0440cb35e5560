package org.strowger.rest.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.Field.SecretKind;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;

/**
 * All items of a type at one version, laid out for searching and sorting: a list of thousands is asked for far more often than
 * it changes. Rows that are as they were come from the table before.
 */
final class TypeTable {
    private static final int MOST_ORDERS = 8;

    /** One item: its values in the order of the fields, and what a search looks at. */
    private record Row(String key, Object[] values, String words) {}

    private final ConfigSnapshot snapshot;
    private final TypeSchema type;
    private final Row[] rows;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, int[]> orders = new LinkedHashMap<>(MOST_ORDERS, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, int[]> eldest) {
            return size() > MOST_ORDERS;
        }
    };

    /** @param before of the same type; null when there is none */
    TypeTable(ConfigSnapshot snapshot, TypeSchema type, TypeTable before) {
        this.snapshot = snapshot;
        this.type = type;
        for (FieldSchema field : type.fields()) {
            columns.put(field.name(), columns.size());
        }
        Map<String, Row> known = new java.util.HashMap<>();
        if (before != null && before.type == type) {
            for (Row row : before.rows) {
                known.put(row.key(), row);
            }
        }
        rows = snapshot.keys(type.name()).stream()
                .map(key -> known.containsKey(key) && snapshot.unchanged(type.name(), key, before.snapshot)
                        ? known.get(key)
                        : row(key))
                .toArray(Row[]::new);
    }

    private Row row(String key) {
        Map<String, Object> item = snapshot.raw(type.name(), key).orElse(Map.of());
        Object[] values = new Object[columns.size()];
        columns.forEach((name, i) -> values[i] = item.get(name));
        StringBuilder words = new StringBuilder();
        for (FieldSchema field : type.fields()) {
            if (searched(field)) {
                words.append(text(item.get(field.name())).toLowerCase(Locale.ROOT))
                        .append('\n');
            }
        }
        return new Row(key, values, words.toString());
    }

    /** What people have written; not what they have chosen, or every item with the usual codec is found under its number. */
    private static boolean searched(FieldSchema field) {
        Kind kind = field.kind() == Kind.LIST ? field.element() : field.kind();
        return field.secret() == SecretKind.NONE
                && field.options().isEmpty()
                && (kind == Kind.STRING || kind == Kind.OBJECT);
    }

    boolean of(ConfigSnapshot current, TypeSchema schema) {
        return snapshot == current && type == schema;
    }

    int size() {
        return rows.length;
    }

    String key(int row) {
        return rows[row].key();
    }

    Object value(int row, String field) {
        return rows[row].values()[columns.get(field)];
    }

    /** Whether all words, in lower case, are somewhere in it. */
    boolean contains(int row, List<String> words) {
        String there = rows[row].words();
        return words.stream().allMatch(there::contains);
    }

    /** Rows in the order of a list such as {@code -name,number}, whose fields there are; empty for the order of keys. */
    synchronized int[] order(String sort) {
        return orders.computeIfAbsent(sort, this::sorted);
    }

    private int[] sorted(String sort) {
        IntStream all = IntStream.range(0, rows.length);
        if (sort.isEmpty()) {
            return all.toArray();
        }
        Comparator<Integer> order = null;
        for (String part : sort.split(",")) {
            boolean descending = part.startsWith("-");
            String field = descending ? part.substring(1) : part;
            Comparator<Integer> by = Comparator.comparing(row -> value(row, field), Compared::values);
            Comparator<Integer> next = descending ? by.reversed() : by;
            order = order == null ? next : order.thenComparing(next);
        }
        return all.boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    static String text(Object value) {
        if (value instanceof Map<?, ?> object) {
            return String.join(
                    " ", object.values().stream().map(TypeTable::text).toList());
        }
        if (value instanceof Collection<?> list) {
            return String.join(" ", list.stream().map(TypeTable::text).toList());
        }
        return value == null ? "" : String.valueOf(value);
    }
}
