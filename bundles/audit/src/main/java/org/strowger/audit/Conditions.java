package org.strowger.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.strowger.api.audit.AuditLog.Query;

/** What a query asks for, as SQL with parameters. */
final class Conditions {
    private static final String TEXT = "(LOWER(account) LIKE ? ESCAPE '!' OR LOWER(source) LIKE ? ESCAPE '!'"
            + " OR LOWER(action) LIKE ? ESCAPE '!' OR LOWER(target) LIKE ? ESCAPE '!'"
            + " OR LOWER(fields) LIKE ? ESCAPE '!' OR LOWER(result) LIKE ? ESCAPE '!'"
            + " OR LOWER(detail) LIKE ? ESCAPE '!')";
    private static final int TEXT_COLUMNS = 7;

    private final List<String> parts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private Conditions() {}

    static Conditions of(Query query) {
        Conditions c = new Conditions();
        if (query.from() != null) {
            c.add("made_at >= ?", query.from().toEpochMilli());
        }
        if (query.to() != null) {
            c.add("made_at < ?", query.to().toEpochMilli());
        }
        if (query.before() > 0) {
            c.add("id < ?", query.before());
        }
        if (given(query.account())) {
            c.add("account = ?", query.account());
        }
        if (given(query.action())) {
            c.add("action LIKE ? ESCAPE '!'", escaped(query.action()) + "%");
        }
        if (given(query.search())) {
            String pattern = "%" + escaped(query.search().toLowerCase(Locale.ROOT)) + "%";
            c.parts.add(TEXT);
            for (int i = 0; i < TEXT_COLUMNS; i++) {
                c.values.add(pattern);
            }
        }
        return c;
    }

    private static boolean given(String text) {
        return text != null && !text.isEmpty();
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }

    private void add(String part, Object value) {
        parts.add(part);
        values.add(value);
    }

    String where() {
        return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    }

    /** @return index of the next parameter */
    int bind(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Object value : values) {
            statement.setObject(index++, value);
        }
        return index;
    }
}
