package org.strowger.wizard;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.store.Migration;
import org.strowger.api.store.Store;

/** What is remembered, in the database: a word by name. */
final class Steps {
    private static final String MODULE = "wizard";
    private static final List<Migration> MIGRATIONS = List.of(new Migration(
            1,
            "steps",
            List.of("CREATE TABLE wizard_step (name VARCHAR(100) NOT NULL PRIMARY KEY, state VARCHAR(20) NOT NULL)")));

    private final Store store;

    Steps(Store store) {
        this.store = store;
        store.migrate(MODULE, MIGRATIONS);
    }

    Map<String, String> load() {
        return store.inTransaction(c -> {
            Map<String, String> states = new HashMap<>();
            try (PreparedStatement query = c.prepareStatement("SELECT name, state FROM wizard_step");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    states.put(rows.getString(1), rows.getString(2));
                }
            }
            return states;
        });
    }

    void put(String name, String state) {
        store.inTransaction(c -> {
            try (PreparedStatement delete = c.prepareStatement("DELETE FROM wizard_step WHERE name = ?");
                    PreparedStatement insert =
                            c.prepareStatement("INSERT INTO wizard_step (name, state) VALUES (?, ?)")) {
                delete.setString(1, name);
                delete.executeUpdate();
                insert.setString(1, name);
                insert.setString(2, state);
                return insert.executeUpdate();
            }
        });
    }

    void clear() {
        store.inTransaction(c -> {
            try (PreparedStatement delete = c.prepareStatement("DELETE FROM wizard_step")) {
                return delete.executeUpdate();
            }
        });
    }
}
