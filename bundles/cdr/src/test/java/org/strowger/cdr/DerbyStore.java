package org.strowger.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.strowger.api.store.Migration;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/** A database in memory, or on disk, with a switch to make it fail. */
final class DerbyStore implements Store {
    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private final Set<String> migrated = new HashSet<>();
    private volatile boolean down;

    DerbyStore() {
        source.setDatabaseName("memory:" + UUID.randomUUID());
        source.setCreateDatabase("create");
    }

    DerbyStore(File directory) {
        source.setDatabaseName(directory.getPath());
        source.setCreateDatabase("create");
    }

    /** Its tables are there from an earlier run. */
    void isMigrated(String module) {
        migrated.add(module);
    }

    void close() {
        EmbeddedDataSource end = new EmbeddedDataSource();
        end.setDatabaseName(source.getDatabaseName());
        end.setShutdownDatabase("shutdown");
        try {
            end.getConnection().close();
        } catch (SQLException shut) {
            // Derby says so when it has shut down.
            assertThat(shut.getSQLState()).isEqualTo("08006");
        }
    }

    void down(boolean failing) {
        down = failing;
    }

    @Override
    public Dialect dialect() {
        return Dialect.DERBY;
    }

    @Override
    public synchronized void migrate(String module, List<Migration> migrations) {
        if (migrated.add(module)) {
            inTransaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (Migration migration : migrations) {
                        for (String sql : migration.statements()) {
                            statement.execute(sql);
                        }
                    }
                }
                return null;
            });
        }
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
        if (down) {
            throw new StoreException("the database is down", null);
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new StoreException(e.getMessage(), e);
        }
    }
}
