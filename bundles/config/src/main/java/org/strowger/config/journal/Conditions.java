package org.strowger.config.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.strowger.api.config.HistoryQuery;

/**
 * A query of the history in SQL. Nothing that a user has typed stands in the text.
 *
 * @param values for its question marks
 */
record Conditions(String where, List<Object> values) {
    private static final String ANY_CHANGE =
            "EXISTS (SELECT 1 FROM config_change ch WHERE ch.version = config_commit.version";

    static Conditions of(HistoryQuery query) {
        List<String> parts = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        equal(parts, values, "author = ?", query.author());
        instant(parts, values, "made_at >= ?", query.from());
        instant(parts, values, "made_at < ?", query.to());
        changed(parts, values, query);
        search(parts, values, query);
        return new Conditions(parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts), values);
    }

    private static void equal(List<String> parts, List<Object> values, String part, String value) {
        if (!value.isEmpty()) {
            parts.add(part);
            values.add(value);
        }
    }

    private static void instant(List<String> parts, List<Object> values, String part, Instant value) {
        if (value != null) {
            parts.add(part);
            values.add(value.toEpochMilli());
        }
    }

    private static void changed(List<String> parts, List<Object> values, HistoryQuery query) {
        List<String> inner = new ArrayList<>();
        equal(inner, values, "ch.item_type = ?", query.type());
        equal(inner, values, "ch.item_key = ?", query.key());
        among(inner, values, query.types());
        if (!inner.isEmpty()) {
            parts.add(ANY_CHANGE + " AND " + String.join(" AND ", inner) + ")");
        }
    }

    private static void among(List<String> parts, List<Object> values, Set<String> types) {
        if (types != null) {
            parts.add(
                    types.isEmpty()
                            ? "1 = 0"
                            : types.stream().map(t -> "?").collect(Collectors.joining(", ", "ch.item_type IN (", ")")));
            values.addAll(types);
        }
    }

    private static void search(List<String> parts, List<Object> values, HistoryQuery query) {
        if (query.search().isBlank()) {
            return;
        }
        String like = '%' + escaped(query.search().trim().toLowerCase(Locale.ROOT)) + '%';
        List<String> inner = new ArrayList<>(List.of("LOWER(ch.item_key) LIKE ? ESCAPE '!'"));
        values.add(like);
        values.add(like);
        values.add(like);
        among(inner, values, query.types());
        parts.add("(LOWER(remark) LIKE ? ESCAPE '!' OR LOWER(author) LIKE ? ESCAPE '!' OR " + ANY_CHANGE + " AND "
                + String.join(" AND ", inner) + "))");
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Long number) {
                statement.setLong(i + 1, number);
            } else {
                statement.setString(i + 1, (String) values.get(i));
            }
        }
    }
}
