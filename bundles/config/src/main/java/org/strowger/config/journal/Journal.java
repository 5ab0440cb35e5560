package org.strowger.config.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.strowger.api.config.ItemRef;
import org.strowger.api.store.Store;

/** The configuration in the database: the items as they are, and how they came to be so. */
public final class Journal {
    private final Store store;

    /** Brings the tables up to date. */
    public Journal(Store store) {
        this.store = store;
        store.migrate(Tables.MODULE, Tables.MIGRATIONS);
    }

    /** Everything that is needed to go on from where the system stopped, of one and the same moment. */
    public record State(long version, Map<ItemRef, String> items, SortedMap<Long, Instant> unconfirmed) {}

    public State load() {
        return store.inTransaction(c -> {
            // One process owns the database; nothing is committed while it loads.
            long version = version(c);
            Map<ItemRef, String> items = new LinkedHashMap<>();
            try (PreparedStatement query = c.prepareStatement("SELECT item_type, item_key, body FROM config_item");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    items.put(new ItemRef(rows.getString(1), rows.getString(2)), rows.getString(3));
                }
            }
            return new State(version, items, unconfirmed(c));
        });
    }

    private static long version(Connection c) throws SQLException {
        try (PreparedStatement query = c.prepareStatement("SELECT MAX(version) FROM config_commit");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static SortedMap<Long, Instant> unconfirmed(Connection c) throws SQLException {
        SortedMap<Long, Instant> waiting = new TreeMap<>();
        try (PreparedStatement query = c.prepareStatement(
                        "SELECT version, confirm_by FROM config_commit WHERE confirm_by IS NOT NULL");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                waiting.put(rows.getLong(1), Instant.ofEpochMilli(rows.getLong(2)));
            }
        }
        return waiting;
    }

    /** Writes a commit as a whole; durable when this returns. */
    public void write(NewCommit commit) {
        store.inTransaction(c -> {
            CommitWriter.write(c, commit);
            return null;
        });
    }

    /** False when the version waits no longer. */
    public boolean confirm(long version) {
        return store.inTransaction(c -> CommitWriter.settle(c, version) == 1);
    }

    public History history() {
        return new History(store);
    }

    /** Items that were made from declarations, ever. */
    public Set<ItemRef> initialItems() {
        return store.inTransaction(c -> {
            Set<ItemRef> made = new HashSet<>();
            try (PreparedStatement query = c.prepareStatement("SELECT item_type, item_key FROM config_initial");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    made.add(new ItemRef(rows.getString(1), rows.getString(2)));
                }
            }
            return made;
        });
    }

    /**
     * What a commit without differences leaves to do.
     *
     * @param items that were found to exist before they could be made
     * @param purged types that had no items
     */
    public void markInitial(List<ItemRef> items, Collection<String> purged) {
        store.inTransaction(c -> {
            CommitWriter.markInitial(c, items);
            CommitWriter.forgetInitial(c, purged);
            return null;
        });
    }

    /** What is remembered of types, as text. */
    public Map<String, String> typeFacts() {
        return pairs("SELECT item_type, links FROM config_type");
    }

    public void rememberType(String type, String facts) {
        replace("config_type", "item_type", "links", type, facts);
    }

    /** What is remembered of kinds of destinations, as text. */
    public Map<String, String> kindFacts() {
        return pairs("SELECT kind, facts FROM config_kind");
    }

    public void rememberKind(String kind, String facts) {
        replace("config_kind", "kind", "facts", kind, facts);
    }

    public Optional<String> meta(String name) {
        return Optional.ofNullable(pairs("SELECT name, body FROM config_meta").get(name));
    }

    public void setMeta(String name, String body) {
        replace("config_meta", "name", "body", name, body);
    }

    private Map<String, String> pairs(String sql) {
        return store.inTransaction(c -> {
            Map<String, String> out = new TreeMap<>();
            try (PreparedStatement query = c.prepareStatement(sql);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    out.put(rows.getString(1), rows.getString(2));
                }
            }
            return out;
        });
    }

    private void replace(String table, String keyColumn, String valueColumn, String key, String value) {
        List<String> statements = new ArrayList<>();
        statements.add("UPDATE " + table + " SET " + valueColumn + " = ? WHERE " + keyColumn + " = ?");
        statements.add("INSERT INTO " + table + " (" + valueColumn + ", " + keyColumn + ") VALUES (?, ?)");
        store.inTransaction(c -> {
            for (String sql : statements) {
                try (PreparedStatement statement = c.prepareStatement(sql)) {
                    statement.setString(1, value);
                    statement.setString(2, key);
                    if (statement.executeUpdate() > 0) {
                        return null;
                    }
                }
            }
            return null;
        });
    }
}
