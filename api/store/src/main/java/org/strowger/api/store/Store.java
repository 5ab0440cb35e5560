package org.strowger.api.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The database. Never used on the call path or the packet path: both read snapshots and hand writes to a queue.
 * Failures of the database surface as {@link StoreException}.
 */
@ProviderType
public interface Store {
    /** Which SQL is spoken. */
    enum Dialect {
        DERBY,
        POSTGRESQL
    }

    Dialect dialect();

    /**
     * Brings a module's tables up to date: runs the migrations that have not run yet, each in a transaction, in order.
     * Call before any other use. Fails when a migration that has run was altered since.
     *
     * @param module name of the owner, such as {@code config}; its tables start with that name and an underscore
     */
    void migrate(String module, List<Migration> migrations);

    /** Runs work in one transaction (read committed): committed when it returns, rolled back when it throws. */
    <T> T inTransaction(Work<T> work);

    /** Work on a connection that belongs to the transaction; must not be kept, committed or closed. */
    @ConsumerType
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
