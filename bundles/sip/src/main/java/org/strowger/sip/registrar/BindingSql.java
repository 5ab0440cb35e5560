package org.strowger.sip.registrar;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.api.store.Migration;

/** The table of bindings. The instants are milliseconds since 1970, so that no time zone can move them. */
final class BindingSql {
    static final String MODULE = "registrar";

    static final List<Migration> MIGRATIONS = List.of(new Migration(
            1,
            "contacts that outlive a restart",
            List.of("CREATE TABLE registrar_binding (id VARCHAR(36) NOT NULL PRIMARY KEY, aor VARCHAR(255) NOT NULL,"
                    + " contact VARCHAR(1024) NOT NULL, target VARCHAR(64) NOT NULL, source VARCHAR(64) NOT NULL,"
                    + " transport VARCHAR(8) NOT NULL, instance VARCHAR(255) NOT NULL, reg_id INTEGER NOT NULL,"
                    + " q INTEGER NOT NULL, path VARCHAR(2048) NOT NULL, call_id VARCHAR(255) NOT NULL,"
                    + " cseq BIGINT NOT NULL, agent VARCHAR(255) NOT NULL, registered_at BIGINT NOT NULL,"
                    + " expires_at BIGINT NOT NULL)")));

    private static final String COLUMNS = "id, aor, contact, target, source, transport, instance, reg_id, q, path,"
            + " call_id, cseq, agent, registered_at, expires_at";
    private static final String INSERT =
            "INSERT INTO registrar_binding (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM registrar_binding";
    private static final String DELETE = "DELETE FROM registrar_binding WHERE id = ?";

    private BindingSql() {}

    /** Rows that cannot be read any more are left out. */
    static List<Binding> load(Connection connection) throws SQLException {
        List<Binding> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                read(rows).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Binding> read(ResultSet row) throws SQLException {
        Optional<InetSocketAddress> target = HostPort.parse(row.getString(4));
        Optional<InetSocketAddress> source = HostPort.parse(row.getString(5));
        if (target.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        String path = row.getString(10);
        return Optional.of(new Binding(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                target.get(),
                source.get(),
                Transport.valueOf(row.getString(6)),
                "",
                row.getString(7),
                row.getInt(8),
                row.getInt(9),
                path.isEmpty() ? List.of() : List.of(path.split("\n")),
                row.getString(11),
                row.getLong(12),
                row.getString(13),
                Instant.ofEpochMilli(row.getLong(14)),
                Instant.ofEpochMilli(row.getLong(15)),
                true,
                -1));
    }

    /** Takes out the rows with these ids and puts in these bindings. */
    static void write(Connection connection, Collection<String> ids, Collection<Binding> bindings) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (String id : ids) {
                delete.setString(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
            for (Binding binding : bindings) {
                fill(insert, binding);
                insert.addBatch();
            }
            if (!bindings.isEmpty()) {
                insert.executeBatch();
            }
        }
    }

    private static void fill(PreparedStatement insert, Binding b) throws SQLException {
        insert.setString(1, b.id());
        insert.setString(2, b.user());
        insert.setString(3, b.contact());
        insert.setString(4, HostPort.format(b.target()));
        insert.setString(5, HostPort.format(b.source()));
        insert.setString(6, b.transport().name());
        insert.setString(7, b.instance());
        insert.setInt(8, b.regId());
        insert.setInt(9, b.q());
        insert.setString(10, String.join("\n", b.path()));
        insert.setString(11, b.callId());
        insert.setLong(12, b.cseq());
        insert.setString(13, b.userAgent());
        insert.setLong(14, b.registeredAt().toEpochMilli());
        insert.setLong(15, b.expiresAt().toEpochMilli());
    }
}
