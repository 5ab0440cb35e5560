package org.strowger.cdr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.Result;
import org.strowger.api.call.Cause;

/** All statements that change call records. Each method runs inside the caller's transaction. */
final class CdrTable {
    private static final String INSERT = "INSERT INTO cdr_record (linked_id, started_at, answered_at, ended_at, caller,"
            + " dialed, answered_by, kind, result, cause, words, talk, detail, id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE cdr_record SET linked_id = ?, started_at = ?, answered_at = ?,"
            + " ended_at = ?, caller = ?, dialed = ?, answered_by = ?, kind = ?, result = ?, cause = ?, words = ?, talk = ?,"
            + " detail = ? WHERE id = ?";
    private static final int MAX_NUMBER = 255;

    private final RecordCodec codec;
    private final UseTable uses = new UseTable();

    CdrTable(RecordCodec codec) {
        this.codec = codec;
    }

    /**
     * Writes the latest state of each record, whether or not an earlier state is there already.
     *
     * @param known what is there already; null when that is not sure
     */
    Void save(Connection connection, Collection<CallRecord> records, StoredUses known) throws SQLException {
        if (known == null) {
            uses.forget();
        }
        List<UseTable.Found> found = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (CallRecord record : records) {
                boolean updated = (known == null || known.has(record)) && execute(update, record) > 0;
                if (!updated) {
                    execute(insert, record);
                }
                for (Use use : known == null ? UseTable.missing(connection, record) : known.missing(record)) {
                    found.add(new UseTable.Found(record, use));
                }
            }
        }
        uses.add(connection, found);
        return null;
    }

    private int execute(PreparedStatement statement, CallRecord record) throws SQLException {
        bind(statement, record);
        return statement.executeUpdate();
    }

    private void bind(PreparedStatement statement, CallRecord record) throws SQLException {
        int i = 1;
        statement.setString(i++, record.linkedId());
        statement.setLong(i++, record.startedAt().toEpochMilli());
        setInstant(statement, i++, record.answeredAt());
        setInstant(statement, i++, record.endedAt());
        statement.setString(i++, clipped(record.caller().number()));
        statement.setString(i++, clipped(record.dialed()));
        statement.setString(i++, clipped(record.answeredBy()));
        statement.setString(i++, record.kind().name());
        statement.setString(i++, record.result().name());
        statement.setString(i++, record.cause() == null ? null : record.cause().name());
        statement.setString(i++, Use.words(record));
        statement.setInt(i++, talk(record));
        statement.setString(i++, codec.encode(record));
        statement.setString(i, record.id());
    }

    private static int talk(CallRecord record) {
        return record.answeredAt() == null || record.endedAt() == null
                ? 0
                : (int) Math.max(
                        0,
                        Duration.between(record.answeredAt(), record.endedAt()).toSeconds());
    }

    private static void setInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, instant.toEpochMilli());
        }
    }

    private static String clipped(String number) {
        return number.length() <= MAX_NUMBER ? number : number.substring(0, MAX_NUMBER);
    }

    /** Closes what a crash left open, with the time at which the system was last known to live. Returns how many. */
    int closeOpen(Connection connection) throws SQLException {
        Instant lastBeat = lastBeat(connection);
        List<CallRecord> closed = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT detail FROM cdr_record WHERE result = ?")) {
            statement.setString(1, Result.OPEN.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    closed.add(interrupted(codec.decode(rows.getString(1)), lastBeat));
                }
            }
        }
        save(connection, closed, null);
        return closed.size();
    }

    private static CallRecord interrupted(CallRecord r, Instant lastBeat) {
        Instant end = Stream.of(r.startedAt(), r.answeredAt(), lastBeat)
                .filter(instant -> instant != null)
                .max(Instant::compareTo)
                .orElseThrow();
        return new CallRecord(
                r.id(),
                r.linkedId(),
                r.startedAt(),
                r.answeredAt(),
                end,
                r.caller(),
                r.dialed(),
                r.answeredBy(),
                r.kind(),
                Result.SYSTEM_RESTART,
                Cause.SYSTEM_RESTART,
                "system",
                r.legs(),
                r.steps(),
                r.transfers());
    }

    private static Instant lastBeat(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT beat_at FROM cdr_heartbeat");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Instant.ofEpochMilli(rows.getLong(1)) : null;
        }
    }

    /** Notes that the system lives. */
    Void beat(Connection connection, Instant now) throws SQLException {
        if (beat(connection, "UPDATE cdr_heartbeat SET beat_at = ? WHERE id = 1", now) == 0) {
            beat(connection, "INSERT INTO cdr_heartbeat (beat_at, id) VALUES (?, 1)", now);
        }
        return null;
    }

    private static int beat(Connection connection, String sql, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, now.toEpochMilli());
            return statement.executeUpdate();
        }
    }
}
