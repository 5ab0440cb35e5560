package org.strowger.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.strowger.api.store.Store.Dialect;

/** One kind of database: how to reach it, what its types are called, how to let go of it. */
interface Database {
    Dialect dialect();

    /** Unpooled connections, auto-commit as the driver has it. */
    DataSource dataSource() throws SQLException;

    /** Called after the last connection was closed. */
    void shutdown();

    /** The dialect's own words for the placeholders of {@link org.strowger.api.store.Migration}. */
    default String translate(String sql) {
        boolean derby = dialect() == Dialect.DERBY;
        return sql.replace("${text}", derby ? "CLOB" : "TEXT").replace("${bytes}", derby ? "BLOB" : "BYTEA");
    }
}
