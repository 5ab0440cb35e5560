package org.strowger.store;

import java.nio.file.Path;
import java.util.Locale;
import org.strowger.api.core.Home;

/** Chooses the kind of database from the settings. */
public final class Databases {
    private static final int CONNECTIONS = 8;

    private Databases() {}

    /** @throws IllegalArgumentException with a sentence for the administrator */
    static Database of(StoreConfig config, Home home) {
        switch (config.dialect().toLowerCase(Locale.ROOT)) {
            case "derby":
                return derby(home);
            case "postgresql":
                if (!config.url().startsWith("jdbc:postgresql:")) {
                    throw new IllegalArgumentException("org.strowger.store: url must begin with jdbc:postgresql:");
                }
                return new PostgresDatabase(config.url(), config.user(), config.password());
            default:
                throw new IllegalArgumentException("org.strowger.store: dialect must be derby or postgresql");
        }
    }

    /** The embedded database of a home, opened. */
    public static JdbcStore openDerby(Home home) {
        return new JdbcStore(derby(home), CONNECTIONS);
    }

    /** @throws org.strowger.api.store.StoreException when the server cannot be reached */
    public static JdbcStore openPostgres(String url, String user, String password) {
        return new JdbcStore(new PostgresDatabase(url, user, password), CONNECTIONS);
    }

    /** Derby insists on making its directory itself, hence one below that which Home has made. */
    static Database derby(Home home) {
        Path directory = home.data("db");
        return new DerbyDatabase(directory.resolve("strowger"), home.data("").resolve("derby.log"));
    }
}
