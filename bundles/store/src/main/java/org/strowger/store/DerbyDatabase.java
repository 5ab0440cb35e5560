package org.strowger.store;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.store.Store.Dialect;

/**
 * The embedded database. Only one per process: Derby reads its settings from system properties, and its engine is
 * stopped with the database so that a later start finds no lock and no threads.
 */
final class DerbyDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyDatabase.class);
    private static final String DURABILITY = "derby.system.durability";
    /** SQL states with which Derby reports that a database, and the engine, have been shut down. */
    private static final String DATABASE_DOWN = "08006";

    private static final String ENGINE_DOWN = "XJ015";

    private final Path directory;
    private final Path log;

    DerbyDatabase(Path directory, Path log) {
        this.directory = directory;
        this.log = log;
    }

    @Override
    public Dialect dialect() {
        return Dialect.DERBY;
    }

    @Override
    public DataSource dataSource() {
        System.setProperty("derby.stream.error.file", log.toString());
        System.setProperty("derby.infolog.append", "false");
        if (System.clearProperty(DURABILITY) != null) {
            LOG.warn("{} was set and is ignored: a commit must be on disk when it returns", DURABILITY);
        }
        return named("create", null);
    }

    private EmbeddedDataSource named(String create, String shutdown) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(directory.toString());
        source.setCreateDatabase(create);
        source.setShutdownDatabase(shutdown);
        return source;
    }

    @Override
    public void shutdown() {
        stop(named(null, "shutdown"), DATABASE_DOWN);
        EmbeddedDataSource engine = new EmbeddedDataSource();
        engine.setDatabaseName("");
        engine.setShutdownDatabase("shutdown");
        stop(engine, ENGINE_DOWN);
    }

    /** A shutdown of Derby always ends in an exception; only its state tells whether it worked. */
    private static void stop(EmbeddedDataSource source, String expected) {
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            if (expected.equals(e.getSQLState())) {
                LOG.debug("Derby: {}", e.getMessage());
            } else {
                LOG.warn("Derby did not shut down cleanly, it will recover at the next start: {}", e.getMessage());
            }
        }
    }
}
