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

    /** Of a query that reads {@code cdr_record r} alone. */
    static Conditions ofRecords(Query query, Cursor after) {
        Conditions c = new Conditions();
        c.times("r.started_at", "r.id", query, after);
        c.rest(query);
        return c;
    }

    /** Of a query that begins with the uses {@code u} of one term. */
    static Conditions ofUses(Use use, Query query, Cursor after) {
        Conditions c = new Conditions();
        c.equal("u.role = ?", use.role().code());
        c.equal("u.term = ?", use.term());
        c.times("u.started_at", "u.record_id", query, after);
        c.pieces.add("r.id = u.record_id");
        c.rest(query);
        return c;
    }

    private void times(String time, String id, Query query, Cursor after) {
        time(time + " >= ?", query.from());
        time(time + " < ?", query.to());
        if (after != null) {
            // The first says where to begin in the index.
            pieces.add(time + " <= ? AND (" + time + " < ? OR " + id + " < ?)");
            values.add(after.startedAt());
            values.add(after.startedAt());
            values.add(after.id());
        }
    }

    private void rest(Query query) {
        like("LOWER(r.caller) LIKE ? ESCAPE '!'", query.caller(), 1);
        like("(LOWER(r.dialed) LIKE ? ESCAPE '!' OR LOWER(r.answered_by) LIKE ? ESCAPE '!')", query.called(), 2);
        like(
                "(LOWER(r.caller) LIKE ? ESCAPE '!' OR LOWER(r.dialed) LIKE ? ESCAPE '!'"
                        + " OR LOWER(r.answered_by) LIKE ? ESCAPE '!')",
                query.party(),
                3);
        like("r.words LIKE ? ESCAPE '!'", query.search(), 1);
        equal("r.kind = ?", query.kind() == null ? null : query.kind().name());
        equal("r.result = ?", query.result() == null ? null : query.result().name());
        if (query.minTalk() > 0) {
            pieces.add("r.talk >= ?");
            values.add(query.minTalk());
        }
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
            for (int i = 0; i < times; i++) {
                values.add(pattern(part));
            }
        }
    }

    static String pattern(String part) {
        return '%' + Use.term(part).replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%';
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
