package org.strowger.cdr;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.strowger.api.call.CallRecords.Query;

/** What a query asks for, as fixed pieces of SQL with parameters: no value ever becomes part of the text. */
final class Conditions {
    private final List<String> pieces = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private Conditions() {}

    static Conditions of(Query query) {
        Conditions c = new Conditions();
        c.time("started_at >= ?", query.from());
        c.time("started_at < ?", query.to());
        c.like("caller LIKE ? ESCAPE '!'", query.caller(), 1);
        c.like("(dialed LIKE ? ESCAPE '!' OR answered_by LIKE ? ESCAPE '!')", query.called(), 2);
        c.like(
                "(caller LIKE ? ESCAPE '!' OR dialed LIKE ? ESCAPE '!' OR answered_by LIKE ? ESCAPE '!')",
                query.party(),
                3);
        c.equal("id IN (SELECT record_id FROM cdr_party WHERE extension = ?)", query.extension());
        c.equal("kind = ?", query.kind() == null ? null : query.kind().name());
        c.equal("result = ?", query.result() == null ? null : query.result().name());
        return c;
    }

    private void time(String piece, Instant instant) {
        if (instant != null) {
            pieces.add(piece);
            values.add(instant.toEpochMilli());
        }
    }

    private void like(String piece, String part, int times) {
        if (part != null && !part.isEmpty()) {
            pieces.add(piece);
            String pattern = '%' + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%';
            for (int i = 0; i < times; i++) {
                values.add(pattern);
            }
        }
    }

    private void equal(String piece, String value) {
        if (value != null && !value.isEmpty()) {
            pieces.add(piece);
            values.add(value);
        }
    }

    String where() {
        return pieces.isEmpty() ? "" : " WHERE " + String.join(" AND ", pieces);
    }

    /** Sets the parameters and returns the index of the next one. */
    int bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return values.size() + 1;
    }
}
