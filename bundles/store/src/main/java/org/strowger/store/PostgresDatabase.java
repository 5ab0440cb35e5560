package org.strowger.store;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.strowger.api.store.Store.Dialect;

/** A PostgreSQL server that somebody else runs. */
final class PostgresDatabase implements Database {
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    /** @throws IllegalArgumentException when the URL cannot be read */
    PostgresDatabase(String url, String user, String password) {
        source.setURL(url);
        if (!user.isEmpty()) {
            source.setUser(user);
        }
        if (!password.isEmpty()) {
            source.setPassword(password);
        }
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
        source.setTcpKeepAlive(true);
        source.setApplicationName("strowger");
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public DataSource dataSource() {
        return source;
    }

    @Override
    public void shutdown() {
        // The server is not ours.
    }
}
