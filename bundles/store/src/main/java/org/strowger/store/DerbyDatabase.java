package org.strowger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
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
    public DataSource dataSource() throws SQLException {
        System.setProperty("derby.stream.error.file", log.toString());
        System.setProperty("derby.infolog.append", "false");
        if (System.clearProperty(DURABILITY) != null) {
            LOG.warn("{} was set and is ignored: a commit must be on disk when it returns", DURABILITY);
        }
        if (!Files.exists(directory)) {
            create();
        }
        return named(directory, null, null);
    }

    /**
     * Derby cannot open, nor make again, a database whose making was interrupted. Hence it is made under another name,
     * and gets its own when it is complete.
     */
    private void create() throws SQLException {
        Path part = directory.resolveSibling(directory.getFileName() + ".new");
        try {
            delete(part);
            named(part, "create", null).getConnection().close();
            stop(named(part, null, "shutdown"), DATABASE_DOWN);
            Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SQLException("cannot make the database in " + directory, e);
        }
    }

    private static void delete(Path part) throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        try (Stream<Path> found = Files.walk(part)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static EmbeddedDataSource named(Path name, String create, String shutdown) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(name.toString());
        source.setCreateDatabase(create);
        source.setShutdownDatabase(shutdown);
        return source;
    }

    @Override
    public void shutdown() {
        stop(named(directory, null, "shutdown"), DATABASE_DOWN);
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
