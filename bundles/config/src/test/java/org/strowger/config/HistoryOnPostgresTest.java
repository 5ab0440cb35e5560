package org.strowger.config;

import java.sql.Statement;
import org.junit.AfterClass;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.strowger.store.Databases;
import org.strowger.store.JdbcStore;
import org.strowger.testkit.PostgresServer;

/** The same on the other database. */
public class HistoryOnPostgresTest extends HistoryTest {
    private static PostgresServer server;

    @BeforeClass
    public static void startServer() throws Exception {
        Assume.assumeTrue(
                "PostgreSQL is not installed (apt install postgresql): its half of the tests is skipped",
                PostgresServer.installed().isPresent());
        server = PostgresServer.start();
    }

    @AfterClass
    public static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    ConfigHarness harness() {
        return new ConfigHarness() {
            @Override
            JdbcStore openStore() {
                return Databases.openPostgres(server.url(), server.user(), "");
            }

            @Override
            protected void before() throws Throwable {
                try (JdbcStore old = openStore()) {
                    old.inTransaction(c -> {
                        try (Statement statement = c.createStatement()) {
                            statement.execute("DROP SCHEMA public CASCADE");
                            return statement.execute("CREATE SCHEMA public");
                        }
                    });
                }
                super.before();
            }
        };
    }
}
