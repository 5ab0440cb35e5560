package org.strowger.accounts;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.strowger.api.accounts.ApiTokens.ApiToken;
import org.strowger.api.accounts.Scope;
import org.strowger.api.store.Store;

/** Tokens in the database. */
final class TokenTable {
    private static final String COLUMNS =
            "id, name, account, scopes, networks, created_at, expires_at, used_at, used_from, token_hash";

    private final Store store;

    TokenTable(Store store) {
        this.store = store;
        store.migrate(Tables.MODULE, Tables.MIGRATIONS);
    }

    /** By hash of the secret, oldest first. */
    Map<String, ApiToken> load() {
        return store.inTransaction(connection -> {
            Map<String, ApiToken> tokens = new LinkedHashMap<>();
            try (PreparedStatement read = connection.prepareStatement(
                            "SELECT " + COLUMNS + " FROM accounts_token ORDER BY created_at, id");
                    ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    tokens.put(row.getString(10), token(row));
                }
            }
            return tokens;
        });
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                scopes(row.getString(4)),
                words(row.getString(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                instant(row, 7),
                instant(row, 8),
                row.getString(9));
    }

    private static Set<Scope> scopes(String text) {
        return words(text).stream().map(Scope::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split(" ")));
        words.removeIf(String::isEmpty);
        return List.copyOf(words);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    void add(ApiToken token, String hash) {
        store.inTransaction(connection -> {
            try (PreparedStatement add = connection.prepareStatement(
                    "INSERT INTO accounts_token (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                add.setString(1, token.id());
                add.setString(2, token.name());
                add.setString(3, token.account());
                add.setString(4, token.scopes().stream().map(Scope::name).collect(Collectors.joining(" ")));
                add.setString(5, String.join(" ", token.networks()));
                add.setLong(6, token.created().toEpochMilli());
                set(add, 7, token.expires());
                set(add, 8, token.lastUsed());
                add.setString(9, token.lastSource());
                add.setString(10, hash);
                return add.executeUpdate();
            }
        });
    }

    private static void set(PreparedStatement statement, int index, Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, instant.toEpochMilli());
        }
    }

    void used(ApiToken token) {
        store.inTransaction(connection -> {
            try (PreparedStatement change =
                    connection.prepareStatement("UPDATE accounts_token SET used_at = ?, used_from = ? WHERE id = ?")) {
                set(change, 1, token.lastUsed());
                change.setString(2, token.lastSource());
                change.setString(3, token.id());
                return change.executeUpdate();
            }
        });
    }

    void remove(String id) {
        store.inTransaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM accounts_token WHERE id = ?")) {
                delete.setString(1, id);
                return delete.executeUpdate();
            }
        });
    }
}
