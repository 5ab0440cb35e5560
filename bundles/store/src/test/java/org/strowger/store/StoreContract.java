package org.strowger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.store.Migration;
import org.strowger.api.store.StoreException;

/** What every database must do alike. */
public abstract class StoreContract {
    private static final Migration FIRST = new Migration(
            1,
            "things",
            List.of("CREATE TABLE test_thing (id INT NOT NULL PRIMARY KEY, body ${text}, picture ${bytes})"));
    private static final Migration SECOND = new Migration(
            2,
            "names",
            List.of("ALTER TABLE test_thing ADD COLUMN name VARCHAR(20)", "UPDATE test_thing SET name = 'old'"));

    private JdbcStore store;

    abstract JdbcStore open() throws Exception;

    @Before
    public void openStore() throws Exception {
        store = open();
    }

    @After
    public void closeStore() {
        store.close();
    }

    private void reopen() throws Exception {
        store.close();
        store = open();
    }

    @Test
    public void longTextInAnyScriptAndBinaryComeBackUnchanged() throws Exception {
        store.migrate("test", List.of(FIRST));
        String text = "总机 é \uD83D\uDE00 ".repeat(20_000);
        byte[] picture = new byte[100_000];
        picture[99_999] = -1;
        store.inTransaction(c -> {
            try (PreparedStatement insert =
                    c.prepareStatement("INSERT INTO test_thing (id, body, picture) VALUES (?, ?, ?)")) {
                insert.setInt(1, 1);
                insert.setString(2, text);
                insert.setBytes(3, picture);
                insert.executeUpdate();
                insert.setInt(1, 2);
                insert.setString(2, null);
                insert.setBytes(3, null);
                return insert.executeUpdate();
            }
        });
        reopen();
        store.inTransaction(c -> {
            try (ResultSet rows =
                    c.createStatement().executeQuery("SELECT body, picture FROM test_thing ORDER BY id")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(text);
                assertThat(rows.getBytes(2)).isEqualTo(picture);
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isNull();
                assertThat(rows.getBytes(2)).isNull();
                return null;
            }
        });
    }

    @Test
    public void workThatThrowsLeavesNothing() throws Exception {
        store.migrate("test", List.of(FIRST));
        assertThatThrownBy(() -> store.inTransaction(c -> {
                    insert(c, 1);
                    throw new IllegalStateException("changed my mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.inTransaction(c -> {
                    insert(c, 2);
                    return insert(c, 2);
                }))
                .isInstanceOf(StoreException.class);
        assertThat(count()).isZero();
    }

    @Test
    public void everyConnectionGoesBackToThePool() throws Exception {
        store.migrate("test", List.of(FIRST));
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(
                            () -> store.inTransaction(c -> c.createStatement().execute("nonsense")))
                    .isInstanceOf(StoreException.class);
        }
        assertThat(store.<Integer>inTransaction(c -> insert(c, 1))).isEqualTo(1);
    }

    @Test
    public void migrationsRunOnceAndInOrder() throws Exception {
        store.migrate("test", List.of(FIRST));
        store.inTransaction(c -> insert(c, 7));
        reopen();
        store.migrate("test", List.of(FIRST, SECOND));
        store.migrate("test", List.of(FIRST, SECOND));
        assertThat(single("SELECT name FROM test_thing WHERE id = 7")).isEqualTo("old");
    }

    @Test
    public void modulesAreIndependent() {
        store.migrate("test", List.of(FIRST));
        store.migrate("other", List.of(new Migration(1, "other", List.of("CREATE TABLE other_x (id INT NOT NULL)"))));
        assertThat(single("SELECT COUNT(*) FROM other_x")).isEqualTo("0");
    }

    @Test
    public void failedStepLeavesNothingAndIsResumed() {
        Migration broken = new Migration(
                2, "broken", List.of("ALTER TABLE test_thing ADD COLUMN name VARCHAR(20)", "UPDATE nowhere SET a = 1"));
        assertThatThrownBy(() -> store.migrate("test", List.of(FIRST, broken))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> single("SELECT name FROM test_thing")).isInstanceOf(StoreException.class);
        assertThat(count()).isZero();

        store.migrate("test", List.of(FIRST, SECOND));
        assertThat(single("SELECT COUNT(name) FROM test_thing")).isEqualTo("0");
    }

    @Test
    public void alteredMissingAndUnknownMigrationsAreRefused() {
        store.migrate("test", List.of(FIRST, SECOND));
        Migration altered = new Migration(2, "names", List.of("ALTER TABLE test_thing ADD COLUMN other INT"));
        assertThatThrownBy(() -> store.migrate("test", List.of(FIRST, altered)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("altered");
        assertThatThrownBy(() -> store.migrate("test", List.of(FIRST)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer");
        assertThatThrownBy(() -> store.migrate("fresh", List.of(SECOND)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("order");
    }

    @Test
    public void modulesMayMigrateAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String module = "m" + i % 4;
                String table = "CREATE TABLE " + module + "_t (id INT NOT NULL)";
                calls.add(() -> {
                    store.migrate(module, List.of(new Migration(1, "t", List.of(table))));
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(calls)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(single("SELECT COUNT(*) FROM strowger_migration")).isEqualTo("4");
    }

    private static int insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO test_thing (id) VALUES (?)")) {
            insert.setInt(1, id);
            return insert.executeUpdate();
        }
    }

    private int count() {
        return Integer.parseInt(single("SELECT COUNT(*) FROM test_thing"));
    }

    private String single(String sql) {
        return store.inTransaction(c -> {
            try (ResultSet rows = c.createStatement().executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
