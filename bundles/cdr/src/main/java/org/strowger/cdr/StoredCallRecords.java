package org.strowger.cdr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecords;
import org.strowger.api.store.Store;

/** Finds records. */
@Component
public class StoredCallRecords implements CallRecords {
    private static final int MAX_LIMIT = 1_000;

    private final Store store;
    private final RecordCodec codec = new RecordCodec();

    @Activate
    public StoredCallRecords(@Reference Store store) {
        this.store = store;
        store.migrate(CdrSchema.MODULE, CdrSchema.MIGRATIONS);
    }

    @Override
    public Page find(Query query) {
        if (query.offset() < 0 || query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw new IllegalArgumentException("offset must be 0 or more, limit 1 to " + MAX_LIMIT);
        }
        Conditions conditions = Conditions.of(query);
        return store.inTransaction(
                connection -> new Page(items(connection, conditions, query), total(connection, conditions)));
    }

    private List<CallRecord> items(Connection connection, Conditions conditions, Query query) throws SQLException {
        String sql = "SELECT detail FROM cdr_record" + conditions.where()
                + " ORDER BY started_at DESC, id DESC OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = conditions.bind(statement);
            statement.setInt(next, query.offset());
            statement.setInt(next + 1, query.limit());
            return read(statement);
        }
    }

    private List<CallRecord> read(PreparedStatement statement) throws SQLException {
        List<CallRecord> records = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                records.add(codec.decode(rows.getString(1)));
            }
        }
        return records;
    }

    private static long total(Connection connection, Conditions conditions) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT COUNT(*) FROM cdr_record" + conditions.where())) {
            conditions.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    public Optional<CallRecord> get(String id) {
        return store.inTransaction(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT detail FROM cdr_record WHERE id = ?")) {
                statement.setString(1, id);
                return read(statement).stream().findFirst();
            }
        });
    }
}
