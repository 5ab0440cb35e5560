package org.strowger.rest.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.strowger.api.config.Field;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.rest.problem.Refusals;

/** Search, filter and order of a list, checked against the type. Secrets can be neither searched nor sorted. */
public final class ListQuery {
    private final TypeSchema type;
    private final String search;
    private final List<String> filters;
    private final String sort;

    /**
     * @param search text that any field must contain, case ignored; null for none
     * @param filters {@code field:value} each; all must hold
     * @param sort fields separated by commas, each with {@code -} in front for descending; null for the order of keys
     */
    public ListQuery(TypeSchema type, String search, List<String> filters, String sort) {
        this.type = type;
        this.search = search == null ? "" : search.trim().toLowerCase(Locale.ROOT);
        this.filters = filters;
        this.sort = sort == null ? "" : sort;
    }

    public List<Item> apply(List<Item> items) {
        Predicate<Item> wanted = item -> search.isEmpty() || contains(item);
        for (String filter : filters) {
            wanted = wanted.and(filter(filter));
        }
        List<Item> found = new ArrayList<>(items.stream().filter(wanted).toList());
        if (!sort.isEmpty()) {
            found.sort(order());
        }
        return found;
    }

    private boolean contains(Item item) {
        return type.fields().stream()
                .filter(f -> f.secret() == Field.SecretKind.NONE)
                .anyMatch(f -> text(item.values().get(f.name()))
                        .toLowerCase(Locale.ROOT)
                        .contains(search));
    }

    private Predicate<Item> filter(String filter) {
        int colon = filter.indexOf(':');
        FieldSchema field = field(colon < 0 ? filter : filter.substring(0, colon), "filter");
        String value = colon < 0 ? "" : filter.substring(colon + 1);
        return item -> matches(item.values().get(field.name()), value);
    }

    private static boolean matches(Object actual, String wanted) {
        if (actual instanceof Collection<?> list) {
            return list.stream().anyMatch(element -> text(element).equalsIgnoreCase(wanted));
        }
        return text(actual).equalsIgnoreCase(wanted);
    }

    private Comparator<Item> order() {
        Comparator<Item> order = null;
        for (String part : sort.split(",")) {
            boolean descending = part.startsWith("-");
            FieldSchema field = field(descending ? part.substring(1) : part, "sort");
            Comparator<Item> by =
                    Comparator.comparing(item -> item.values().get(field.name()), ListQuery::compareValues);
            Comparator<Item> next = descending ? by.reversed() : by;
            order = order == null ? next : order.thenComparing(next);
        }
        return order;
    }

    private static int compareValues(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return Long.compare(x.longValue(), y.longValue());
        }
        String left = text(a);
        String right = text(b);
        if (digits(left) && digits(right) && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        return left.compareToIgnoreCase(right);
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private FieldSchema field(String name, String parameter) {
        return type.field(name)
                .filter(f -> f.secret() == Field.SecretKind.NONE)
                .orElseThrow(
                        () -> Refusals.invalid("field.unknown", parameter, "The type has no such field.", "该类型没有此字段。"));
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> object) {
            return String.join(
                    " ", object.values().stream().map(ListQuery::text).toList());
        }
        if (value instanceof Collection<?> list) {
            return String.join(" ", list.stream().map(ListQuery::text).toList());
        }
        return value == null ? "" : String.valueOf(value);
    }
}
