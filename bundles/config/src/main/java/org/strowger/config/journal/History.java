package org.strowger.config.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.HistoryPage;
import org.strowger.api.config.HistoryQuery;
import org.strowger.api.config.ItemRef;
import org.strowger.api.store.Store;

/** Reads what was committed. */
public final class History {
    private static final String COMMITS =
            "SELECT version, made_at, author, door, address, remark, confirm_by, rollback_of FROM config_commit";

    private final Store store;

    History(Store store) {
        this.store = store;
    }

    /** Newest first. */
    public List<Commit> list(int offset, int limit) {
        return store.inTransaction(c -> {
            List<Commit> commits = new ArrayList<>();
            try (PreparedStatement query = c.prepareStatement(
                    COMMITS + " ORDER BY version DESC OFFSET " + offset + " ROWS FETCH NEXT " + limit + " ROWS ONLY")) {
                read(c, query, commits);
            }
            return commits;
        });
    }

    /** Those that are asked for, newest first. */
    public HistoryPage search(HistoryQuery query, int offset, int limit) {
        Conditions conditions = Conditions.of(query);
        return store.inTransaction(c -> {
            List<Commit> commits = new ArrayList<>();
            try (PreparedStatement select = c.prepareStatement(COMMITS + conditions.where()
                    + " ORDER BY version DESC OFFSET " + offset + " ROWS FETCH NEXT " + Math.max(1, limit)
                    + " ROWS ONLY")) {
                conditions.bind(select);
                read(c, select, commits);
            }
            return new HistoryPage(commits, count(c, conditions));
        });
    }

    private static long count(Connection c, Conditions conditions) throws SQLException {
        try (PreparedStatement count = c.prepareStatement("SELECT COUNT(*) FROM config_commit" + conditions.where())) {
            conditions.bind(count);
            try (ResultSet row = count.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The commit that changed an item last. */
    public Optional<Commit> lastChange(ItemRef item) {
        return store.inTransaction(c -> {
            List<Commit> commits = new ArrayList<>();
            try (PreparedStatement query = c.prepareStatement(
                    COMMITS
                            + " WHERE version = (SELECT MAX(version) FROM config_change WHERE item_type = ? AND item_key = ?)")) {
                query.setString(1, item.type());
                query.setString(2, item.key());
                read(c, query, commits);
            }
            return commits.stream().findFirst();
        });
    }

    /** What turns one version into the other. */
    public List<ItemChange> difference(long from, long to) {
        long low = Math.min(from, to);
        Map<ItemRef, ItemChange> whole = new LinkedHashMap<>();
        store.inTransaction(c -> {
            try (PreparedStatement query = c.prepareStatement("SELECT item_type, item_key, before_body, after_body"
                    + " FROM config_change WHERE version > ? AND version <= ? ORDER BY version")) {
                query.setLong(1, low);
                query.setLong(2, Math.max(from, to));
                changes(query).forEach(next -> whole.merge(next.item(), next, ItemChange::then));
            }
            return null;
        });
        return whole.values().stream()
                .filter(ItemChange::real)
                .map(change -> from <= to ? change : change.backwards())
                .sorted(Comparator.comparing(
                                (ItemChange change) -> change.item().type())
                        .thenComparing(change -> change.item().key()))
                .toList();
    }

    public Optional<Commit> find(long version) {
        return store.inTransaction(c -> {
            List<Commit> commits = new ArrayList<>();
            try (PreparedStatement query = c.prepareStatement(COMMITS + " WHERE version = ?")) {
                query.setLong(1, version);
                read(c, query, commits);
            }
            return commits.stream().findFirst();
        });
    }

    private static void read(Connection c, PreparedStatement query, List<Commit> out) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                out.add(commit(c, rows));
            }
        }
    }

    private static Commit commit(Connection c, ResultSet row) throws SQLException {
        long version = row.getLong(1);
        long confirmBy = row.getLong(7);
        boolean waits = !row.wasNull();
        return new Commit(
                version,
                Instant.ofEpochMilli(row.getLong(2)),
                new Author(row.getString(3), row.getString(4), row.getString(5)),
                row.getString(6),
                changes(c, version).stream().map(ItemChange::masked).toList(),
                waits ? Instant.ofEpochMilli(confirmBy) : null,
                row.getLong(8));
    }

    /** What one commit changed. */
    public List<ItemChange> changes(long version) {
        return store.inTransaction(c -> changes(c, version));
    }

    private static List<ItemChange> changes(Connection c, long version) throws SQLException {
        try (PreparedStatement query = c.prepareStatement("SELECT item_type, item_key, before_body, after_body"
                + " FROM config_change WHERE version = ? ORDER BY item_type, item_key")) {
            query.setLong(1, version);
            return changes(query);
        }
    }

    private static List<ItemChange> changes(PreparedStatement query) throws SQLException {
        List<ItemChange> changes = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                changes.add(new ItemChange(
                        new ItemRef(rows.getString(1), rows.getString(2)), rows.getString(3), rows.getString(4)));
            }
        }
        return changes;
    }

    /** Texts, at a version, of the items that were changed since; null where an item did not exist. */
    public Map<ItemRef, String> textsAt(long version) {
        return store.inTransaction(c -> {
            Map<ItemRef, String> texts = new LinkedHashMap<>();
            try (PreparedStatement query = c.prepareStatement("SELECT item_type, item_key, before_body, after_body"
                    + " FROM config_change WHERE version > ? ORDER BY version, item_type, item_key")) {
                query.setLong(1, version);
                for (ItemChange change : changes(query)) {
                    if (!texts.containsKey(change.item())) {
                        texts.put(change.item(), change.before());
                    }
                }
            }
            return texts;
        });
    }
}
