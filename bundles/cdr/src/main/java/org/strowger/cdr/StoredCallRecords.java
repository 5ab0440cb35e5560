package org.strowger.cdr;

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
        return store.inTransaction(connection -> new Search(connection, codec, query).page());
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
