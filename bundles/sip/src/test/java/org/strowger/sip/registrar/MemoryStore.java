package org.strowger.sip.registrar;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.strowger.api.store.Migration;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/** A database in memory that can be made to fail. */
final class MemoryStore implements Store {
    private final String url = "jdbc:derby:memory:" + UUID.randomUUID();
    final AtomicInteger transactions = new AtomicInteger();
    volatile boolean broken;

    @Override
    public Dialect dialect() {
        return Dialect.DERBY;
    }

    @Override
    public void migrate(String module, List<Migration> migrations) {
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

    @Override
    public <T> T inTransaction(Work<T> work) {
        if (broken) {
            throw new StoreException("broken on purpose", null);
        }
        transactions.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url + ";create=true")) {
            connection.setAutoCommit(false);
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new StoreException(e.getMessage(), e);
        }
    }
}
