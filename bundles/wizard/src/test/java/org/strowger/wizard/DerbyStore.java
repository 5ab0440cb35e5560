package org.strowger.wizard;

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

/** A database in memory. */
final class DerbyStore implements Store {
    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private final Set<String> migrated = new HashSet<>();

    DerbyStore() {
        source.setDatabaseName("memory:" + UUID.randomUUID());
        source.setCreateDatabase("create");
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
