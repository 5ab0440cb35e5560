package org.strowger.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.store.Migration;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/**
 * Runs each module's migrations in order, each in one transaction together with the row that says so: both databases
 * roll back DDL, so a crash leaves a step done or not begun. A locked row lets one step run at a time, whoever asks.
 */
final class MigrationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationRunner.class);

    private final Store store;
    private final Database database;

    MigrationRunner(Store store, Database database) {
        this.store = store;
        this.database = database;
    }

    synchronized void migrate(String module, List<Migration> steps) {
        checkOrder(module, steps);
        MigrationTables.create(store);
        while (store.inTransaction(c -> runNext(c, module, steps))) {
            LOG.debug("{}: one migration done", module);
        }
    }

    private static void checkOrder(String module, List<Migration> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).version() != i + 1) {
                throw refused(module, "migration " + (i + 1) + " is missing or out of order");
            }
        }
    }

    /** True when a migration was run, false when all have been. */
    private boolean runNext(Connection connection, String module, List<Migration> steps) throws SQLException {
        MigrationTables.lock(connection);
        SortedMap<Integer, String> done = done(connection, module);
        checkDone(module, steps, done);
        if (done.size() == steps.size()) {
            return false;
        }
        Migration next = steps.get(done.size());
        try (Statement statement = connection.createStatement()) {
            for (String sql : next.statements()) {
                statement.execute(database.translate(sql));
            }
        }
        record(connection, module, next);
        LOG.info("{}: database brought to version {} ({})", module, next.version(), next.description());
        return true;
    }

    private static SortedMap<Integer, String> done(Connection connection, String module) throws SQLException {
        SortedMap<Integer, String> done = new TreeMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT version, checksum FROM strowger_migration WHERE module = ?")) {
            query.setString(1, module);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    done.put(rows.getInt(1), rows.getString(2));
                }
            }
        }
        return done;
    }

    private static void checkDone(String module, List<Migration> steps, SortedMap<Integer, String> done) {
        if (done.size() > steps.size()) {
            throw refused(
                    module, "the database is at version " + done.lastKey() + ", newer than this software understands");
        }
        done.forEach((version, checksum) -> {
            if (version > steps.size() || !checksum.equals(checksum(steps.get(version - 1)))) {
                throw refused(module, "migration " + version + " was altered after it had run");
            }
        });
    }

    private static void record(Connection connection, String module, Migration step) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO strowger_migration"
                + " (module, version, description, checksum, applied_at) VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)")) {
            insert.setString(1, module);
            insert.setInt(2, step.version());
            insert.setString(3, step.description());
            insert.setString(4, checksum(step));
            insert.executeUpdate();
        }
    }

    private static String checksum(Migration step) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String sql : step.statements()) {
                digest.update(sql.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static StoreException refused(String module, String why) {
        return new StoreException(module + ": " + why, null);
    }
}
