package org.strowger.config.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import org.strowger.api.config.ItemRef;

/** The statements of one commit, all in the caller's transaction. */
final class CommitWriter {
    private CommitWriter() {}

    static void write(Connection c, NewCommit commit) throws SQLException {
        commit(c, commit);
        changes(c, commit);
        List<ItemChange> changes = commit.changes();
        items(c, "DELETE FROM config_item WHERE item_type = ? AND item_key = ?", false, changes, true);
        items(c, "INSERT INTO config_item (item_type, item_key, body) VALUES (?, ?, ?)", true, changes, false);
        for (long version : commit.settled()) {
            settle(c, version);
        }
        markInitial(c, commit.initial());
        forgetInitial(c, commit.purged());
    }

    private static void commit(Connection c, NewCommit commit) throws SQLException {
        try (PreparedStatement insert = c.prepareStatement("INSERT INTO config_commit (version, made_at, author, door,"
                + " address, remark, confirm_by, rollback_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, commit.version());
            insert.setLong(2, commit.at().toEpochMilli());
            insert.setString(3, commit.author().name());
            insert.setString(4, commit.author().door());
            insert.setString(5, commit.author().address());
            insert.setString(6, commit.comment());
            if (commit.confirmBy() == null) {
                insert.setNull(7, Types.BIGINT);
            } else {
                insert.setLong(7, commit.confirmBy().toEpochMilli());
            }
            insert.setLong(8, commit.rollbackOf());
            insert.executeUpdate();
        }
    }

    private static void changes(Connection c, NewCommit commit) throws SQLException {
        try (PreparedStatement insert = c.prepareStatement("INSERT INTO config_change"
                + " (version, item_type, item_key, before_body, after_body) VALUES (?, ?, ?, ?, ?)")) {
            for (ItemChange change : commit.changes()) {
                insert.setLong(1, commit.version());
                insert.setString(2, change.item().type());
                insert.setString(3, change.item().key());
                insert.setString(4, change.before());
                insert.setString(5, change.after());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Runs a statement for every change that has a body before, or after. */
    private static void items(Connection c, String sql, boolean withBody, List<ItemChange> changes, boolean before)
            throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            for (ItemChange change : changes) {
                if ((before ? change.before() : change.after()) == null) {
                    continue;
                }
                statement.setString(1, change.item().type());
                statement.setString(2, change.item().key());
                if (withBody) {
                    statement.setString(3, change.after());
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static int settle(Connection c, long version) throws SQLException {
        try (PreparedStatement update = c.prepareStatement(
                "UPDATE config_commit SET confirm_by = NULL WHERE version = ? AND confirm_by IS NOT NULL")) {
            update.setLong(1, version);
            return update.executeUpdate();
        }
    }

    static void forgetInitial(Connection c, Collection<String> types) throws SQLException {
        try (PreparedStatement delete = c.prepareStatement("DELETE FROM config_initial WHERE item_type = ?")) {
            for (String type : types) {
                delete.setString(1, type);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    static void markInitial(Connection c, Collection<ItemRef> items) throws SQLException {
        try (PreparedStatement insert =
                c.prepareStatement("INSERT INTO config_initial (item_type, item_key) VALUES (?, ?)")) {
            for (ItemRef item : items) {
                insert.setString(1, item.type());
                insert.setString(2, item.key());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
