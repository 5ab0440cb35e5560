package org.strowger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.strowger.testkit.PostgresServer;

public class PostgresStoreTest extends StoreContract {
    private static PostgresServer server;

    @BeforeClass
    public static void startServer() throws Exception {
        Assume.assumeTrue(
                "PostgreSQL is not installed (apt install postgresql): its half of the storage tests is skipped",
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
    JdbcStore open() {
        return Databases.openPostgres(server.url(), server.user(), "");
    }

    @After
    public void empty() throws SQLException {
        try (Connection connection = new PostgresDatabase(server.url(), server.user(), "")
                        .dataSource()
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE");
            statement.execute("CREATE SCHEMA public");
        }
    }
}
