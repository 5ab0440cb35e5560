package org.strowger.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/** The two tables of the migration runner itself. */
final class MigrationTables {
    private MigrationTables() {}

    /** Makes them when missing, both in one transaction. */
    static void create(Store store) {
        try {
            store.inTransaction(MigrationTables::createIfMissing);
        } catch (StoreException e) {
            // Another process may have made them at the same moment; then they are there now.
            if (!store.inTransaction(MigrationTables::exist)) {
                throw e;
            }
        }
    }

    private static boolean createIfMissing(Connection connection) throws SQLException {
        if (exist(connection)) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE strowger_migration (module VARCHAR(64) NOT NULL, version INT NOT NULL,"
                    + " description VARCHAR(255) NOT NULL, checksum CHAR(64) NOT NULL,"
                    + " applied_at TIMESTAMP NOT NULL, PRIMARY KEY (module, version))");
            statement.execute("CREATE TABLE strowger_lock (name VARCHAR(64) NOT NULL PRIMARY KEY, uses INT NOT NULL)");
            statement.execute("INSERT INTO strowger_lock (name, uses) VALUES ('migration', 0)");
        }
        return true;
    }

    private static boolean exist(Connection connection) throws SQLException {
        String name = "strowger_lock";
        String stored = connection.getMetaData().storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), stored, null)) {
            return tables.next();
        }
    }

    /** Holds the lock until the transaction ends. */
    static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE strowger_lock SET uses = uses + 1 WHERE name = 'migration'");
        }
    }
}
