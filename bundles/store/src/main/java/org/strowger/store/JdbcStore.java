package org.strowger.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.store.Migration;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/** The database behind a pool of its own. Open from construction until {@link #close}. */
public final class JdbcStore implements Store, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);
    private static final long MOST_MILLIS_TO_CONNECT = 10_000;

    private final Database database;
    private final HikariDataSource pool;
    private final MigrationRunner migrations;

    /** @throws StoreException when the database cannot be reached now */
    JdbcStore(Database database, int maximumConnections) {
        this.database = database;
        this.pool = openPool(database, maximumConnections);
        this.migrations = new MigrationRunner(this, database);
    }

    private static HikariDataSource openPool(Database database, int maximumConnections) {
        try {
            HikariConfig config = new HikariConfig();
            config.setPoolName("strowger");
            config.setDataSource(database.dataSource());
            config.setAutoCommit(false);
            config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            config.setMaximumPoolSize(maximumConnections);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(MOST_MILLIS_TO_CONNECT);
            return new HikariDataSource(config);
        } catch (SQLException | PoolInitializationException e) {
            throw new StoreException("cannot open the database: " + rootMessage(e), e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public void migrate(String module, List<Migration> steps) {
        migrations.migrate(module, steps);
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return commit(connection, work);
        } catch (SQLException e) {
            throw new StoreException("the database failed: " + rootMessage(e), e);
        }
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException {
        boolean committed = false;
        try {
            T result = work.run(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollback(connection);
            }
        }
    }

    /** A failing roll-back must not hide why there is one; the pool throws such a connection away. */
    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("roll-back failed: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        pool.close();
        database.shutdown();
    }
}
