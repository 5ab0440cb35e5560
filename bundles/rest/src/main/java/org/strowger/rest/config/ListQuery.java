package org.strowger.rest.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.strowger.api.config.Field;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.rest.problem.Refusals;

/** Search, filter and order of a list, checked against the type. Secrets can be neither searched nor sorted. */
public final class ListQuery {
    private static final int MOST_FIELDS = 5;

    private final TypeSchema type;
    private final List<String> words;
    private final List<String> filters;
    private final String sort;

    /**
     * @param search words that must all stand in some field, case ignored; null for none
     * @param filters see {@link Filter}; all must hold
     * @param sort fields separated by commas, each with {@code -} in front for descending; null for the order of keys
     */
    public ListQuery(TypeSchema type, String search, List<String> filters, String sort) {
        this.type = type;
        String wanted = search == null ? "" : search.trim().toLowerCase(Locale.ROOT);
        this.words = wanted.isEmpty() ? List.of() : Arrays.asList(wanted.split("\\s+"));
        this.filters = filters;
        this.sort = sort == null ? "" : sort;
    }

    /** Whether everything is wanted as it stands. */
    boolean plain() {
        return words.isEmpty() && filters.isEmpty() && sort.isEmpty();
    }

    /** Keys of the items that fit, in order. */
    List<String> keys(TypeTable table, Predicate<String> visible) {
        checkSort();
        IntPredicate wanted = row -> visible.test(table.key(row)) && table.contains(row, words);
        for (String text : filters) {
            Filter filter = Filter.of(text);
            FieldSchema field = field(filter.field(), "filter");
            Predicate<Object> fits = filter.on(field);
            wanted = wanted.and(row -> fits.test(table.value(row, field.name())));
        }
        List<String> found = new ArrayList<>();
        for (int row : table.order(sort)) {
            if (wanted.test(row)) {
                found.add(table.key(row));
            }
        }
        return found;
    }

    private void checkSort() {
        if (sort.isEmpty()) {
            return;
        }
        String[] parts = sort.split(",", -1);
        if (parts.length > MOST_FIELDS) {
            throw Refusals.invalid(
                    "sort.fields",
                    "sort",
                    "At most " + MOST_FIELDS + " fields can be sorted by.",
                    "最多按 " + MOST_FIELDS + " 个字段排序。");
        }
        for (String part : parts) {
            field(part.startsWith("-") ? part.substring(1) : part, "sort");
        }
    }

    private FieldSchema field(String name, String parameter) {
        return type.field(name)
                .filter(f -> f.secret() == Field.SecretKind.NONE)
                .orElseThrow(
                        () -> Refusals.invalid("field.unknown", parameter, "The type has no such field.", "该类型没有此字段。"));
    }
}
