package org.strowger.cdr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.api.call.CallRecord;

/** What records are found by, and each different word of it once. Used by the writer's thread alone. */
final class UseTable {
    private static final int REMEMBERED = 50_000;
    private static final String INSERT = "INSERT INTO cdr_use (role, term, started_at, record_id) VALUES (?, ?, ?, ?)";
    private static final String THERE =
            "SELECT 1 FROM cdr_use WHERE role = ? AND term = ? AND started_at = ? AND record_id = ?";

    /** Words that are known to be in the table. */
    private final Map<String, Boolean> known = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** A transaction may have been taken back. */
    void forget() {
        known.clear();
    }

    /** What a record is found by. */
    record Found(CallRecord record, Use use) {}

    /** @param all what is to be added */
    void add(Connection connection, List<Found> all) throws SQLException {
        Set<String> terms = new LinkedHashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Found found : all) {
                Use use = found.use();
                bind(insert, found.record(), use);
                insert.executeUpdate();
                if (use.role() != Use.Role.EXTENSION && known.put(use.term(), true) == null) {
                    terms.add(use.term());
                }
            }
        }
        addTerms(connection, terms);
    }

    private static void bind(PreparedStatement statement, CallRecord record, Use use) throws SQLException {
        statement.setString(1, use.role().code());
        statement.setString(2, use.term());
        statement.setLong(3, record.startedAt().toEpochMilli());
        statement.setString(4, record.id());
    }

    private static void addTerms(Connection connection, Collection<String> terms) throws SQLException {
        if (terms.isEmpty()) {
            return;
        }
        try (PreparedStatement find = connection.prepareStatement("SELECT 1 FROM cdr_term WHERE term = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO cdr_term (term) VALUES (?)")) {
            for (String term : terms) {
                find.setString(1, term);
                try (ResultSet rows = find.executeQuery()) {
                    if (!rows.next()) {
                        insert.setString(1, term);
                        insert.executeUpdate();
                    }
                }
            }
        }
    }

    /** What the table does not know of a record; it is asked. */
    static List<Use> missing(Connection connection, CallRecord record) throws SQLException {
        List<Use> missing = new ArrayList<>();
        try (PreparedStatement there = connection.prepareStatement(THERE)) {
            for (Use use : Use.of(record)) {
                bind(there, record, use);
                try (ResultSet rows = there.executeQuery()) {
                    if (!rows.next()) {
                        missing.add(use);
                    }
                }
            }
        }
        return missing;
    }
}
