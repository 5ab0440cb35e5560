package org.strowger.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.strowger.api.store.Store;

/** Second factors in the database. */
final class FactorTable {
    /** A factor as it is kept. */
    record Row(byte[] sealed, long lastStep, Set<String> recovery) {}

    private final Store store;

    FactorTable(Store store) {
        this.store = store;
        store.migrate(Tables.MODULE, Tables.MIGRATIONS);
    }

    Map<String, Row> load() {
        return store.inTransaction(connection -> {
            Map<String, Row> rows = new HashMap<>();
            try (PreparedStatement read =
                            connection.prepareStatement("SELECT account, secret, last_step FROM accounts_totp");
                    ResultSet found = read.executeQuery()) {
                while (found.next()) {
                    rows.put(found.getString(1), new Row(found.getBytes(2), found.getLong(3), new HashSet<>()));
                }
            }
            try (PreparedStatement read =
                            connection.prepareStatement("SELECT account, code_hash FROM accounts_recovery");
                    ResultSet found = read.executeQuery()) {
                while (found.next()) {
                    Row row = rows.get(found.getString(1));
                    if (row != null) {
                        row.recovery().add(found.getString(2));
                    }
                }
            }
            return rows;
        });
    }

    void put(String account, byte[] sealed, long lastStep, Collection<String> recovery) {
        store.inTransaction(connection -> {
            remove(connection, account);
            try (PreparedStatement add = connection.prepareStatement(
                    "INSERT INTO accounts_totp (account, secret, last_step) VALUES (?, ?, ?)")) {
                add.setString(1, account);
                add.setBytes(2, sealed);
                add.setLong(3, lastStep);
                add.executeUpdate();
            }
            for (String hash : recovery) {
                try (PreparedStatement add = connection.prepareStatement(
                        "INSERT INTO accounts_recovery (account, code_hash) VALUES (?, ?)")) {
                    add.setString(1, account);
                    add.setString(2, hash);
                    add.executeUpdate();
                }
            }
            return null;
        });
    }

    void used(String account, long step) {
        store.inTransaction(connection -> {
            try (PreparedStatement change =
                    connection.prepareStatement("UPDATE accounts_totp SET last_step = ? WHERE account = ?")) {
                change.setLong(1, step);
                change.setString(2, account);
                return change.executeUpdate();
            }
        });
    }

    void usedRecovery(String account, String hash) {
        store.inTransaction(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM accounts_recovery WHERE account = ? AND code_hash = ?")) {
                delete.setString(1, account);
                delete.setString(2, hash);
                return delete.executeUpdate();
            }
        });
    }

    void remove(String account) {
        store.inTransaction(connection -> {
            remove(connection, account);
            return null;
        });
    }

    private static void remove(Connection connection, String account) throws SQLException {
        try (PreparedStatement factor = connection.prepareStatement("DELETE FROM accounts_totp WHERE account = ?");
                PreparedStatement codes =
                        connection.prepareStatement("DELETE FROM accounts_recovery WHERE account = ?")) {
            factor.setString(1, account);
            factor.executeUpdate();
            codes.setString(1, account);
            codes.executeUpdate();
        }
    }
}
