package org.strowger.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog.Page;
import org.strowger.api.audit.AuditLog.Query;
import org.strowger.api.audit.AuditLog.Stored;
import org.strowger.api.store.Store;

/** The log in the database. One thread writes. */
final class AuditTable {
    private static final String COLUMNS = "id, made_at, account, role, source, door, action, target, fields, result,"
            + " status, millis, version, detail, hash";

    /** Where the chain ends. */
    record Head(long id, String hash) {}

    /** Told every entry in order. */
    @FunctionalInterface
    interface Reader {
        void read(Stored entry);
    }

    private final Store store;

    AuditTable(Store store) {
        this.store = store;
        store.migrate(Tables.MODULE, Tables.MIGRATIONS);
    }

    /** What the first entry that is kept follows. */
    Head anchor() {
        return store.inTransaction(AuditTable::anchor);
    }

    private static Head anchor(Connection connection) throws SQLException {
        return head(connection, "SELECT id, hash FROM audit_anchor", new Head(0, Chain.BEGINNING));
    }

    Head head() {
        return store.inTransaction(connection -> head(
                connection,
                "SELECT id, hash FROM audit_entry ORDER BY id DESC FETCH FIRST 1 ROWS ONLY",
                anchor(connection)));
    }

    private static Head head(Connection connection, String sql, Head otherwise) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(sql);
                ResultSet row = read.executeQuery()) {
            return row.next() ? new Head(row.getLong(1), row.getString(2)) : otherwise;
        }
    }

    /** Version of the configuration up to which commits are in the log. */
    long lastVersion() {
        return store.inTransaction(connection -> {
            try (PreparedStatement read = connection.prepareStatement("SELECT MAX(version) FROM audit_entry");
                    ResultSet row = read.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    void add(List<Stored> entries) {
        store.inTransaction(connection -> {
            try (PreparedStatement add = connection.prepareStatement(
                    "INSERT INTO audit_entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (Stored entry : entries) {
                    set(add, entry);
                    add.addBatch();
                }
                return add.executeBatch();
            }
        });
    }

    private static void set(PreparedStatement add, Stored stored) throws SQLException {
        AuditEntry entry = stored.entry();
        add.setLong(1, stored.id());
        add.setLong(2, stored.at().toEpochMilli());
        add.setString(3, entry.account());
        add.setString(4, entry.role());
        add.setString(5, entry.source());
        add.setString(6, entry.door());
        add.setString(7, entry.action());
        add.setString(8, entry.target());
        add.setString(9, String.join(" ", entry.fields()));
        add.setString(10, entry.result());
        add.setInt(11, entry.status());
        add.setLong(12, entry.millis());
        add.setLong(13, entry.version());
        add.setString(14, entry.detail());
        add.setString(15, stored.hash());
    }

    Page find(Query query) {
        Conditions conditions = Conditions.of(query);
        return store.inTransaction(connection -> {
            List<Stored> items = new ArrayList<>();
            try (PreparedStatement read = connection.prepareStatement("SELECT " + COLUMNS + " FROM audit_entry"
                    + conditions.where() + " ORDER BY id DESC OFFSET ? ROWS FETCH NEXT ? ROWS ONLY")) {
                int next = conditions.bind(read);
                read.setInt(next, query.offset());
                read.setInt(next + 1, query.limit());
                try (ResultSet row = read.executeQuery()) {
                    while (row.next()) {
                        items.add(stored(row));
                    }
                }
            }
            return new Page(items, query.before() > 0 ? items.size() : count(connection, conditions));
        });
    }

    private static long count(Connection connection, Conditions conditions) throws SQLException {
        try (PreparedStatement read =
                connection.prepareStatement("SELECT COUNT(*) FROM audit_entry" + conditions.where())) {
            conditions.bind(read);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Everything in order, with what it follows, as of one moment. */
    Head readAll(Reader reader) {
        return store.inTransaction(connection -> {
            Head anchor = anchor(connection);
            try (PreparedStatement read =
                    connection.prepareStatement("SELECT " + COLUMNS + " FROM audit_entry ORDER BY id")) {
                read.setFetchSize(500);
                try (ResultSet row = read.executeQuery()) {
                    while (row.next()) {
                        reader.read(stored(row));
                    }
                }
            }
            return anchor;
        });
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String fields = row.getString(9);
        AuditEntry entry = new AuditEntry(
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                fields.isEmpty() ? List.of() : Arrays.asList(fields.split(" ")),
                row.getString(10),
                row.getInt(11),
                row.getLong(12),
                row.getLong(13),
                row.getString(14));
        return new Stored(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), entry, row.getString(15));
    }

    /** Deletes what is older, as far as nothing younger stands before it; the last of it becomes the anchor of the rest. */
    int purge(Instant before) {
        return store.inTransaction(connection -> {
            try (PreparedStatement read = connection.prepareStatement("SELECT id, hash FROM audit_entry"
                    + " WHERE id < (SELECT COALESCE(MIN(id), 9223372036854775807) FROM audit_entry WHERE made_at >= ?)"
                    + " ORDER BY id DESC FETCH FIRST 1 ROWS ONLY")) {
                read.setLong(1, before.toEpochMilli());
                try (ResultSet row = read.executeQuery()) {
                    return row.next() ? cut(connection, new Head(row.getLong(1), row.getString(2))) : 0;
                }
            }
        });
    }

    private static int cut(Connection connection, Head last) throws SQLException {
        try (PreparedStatement entries = connection.prepareStatement("DELETE FROM audit_entry WHERE id <= ?");
                PreparedStatement old = connection.prepareStatement("DELETE FROM audit_anchor");
                PreparedStatement anchor =
                        connection.prepareStatement("INSERT INTO audit_anchor (id, hash) VALUES (?, ?)")) {
            entries.setLong(1, last.id());
            int count = entries.executeUpdate();
            old.executeUpdate();
            anchor.setLong(1, last.id());
            anchor.setString(2, last.hash());
            anchor.executeUpdate();
            return count;
        }
    }
}
