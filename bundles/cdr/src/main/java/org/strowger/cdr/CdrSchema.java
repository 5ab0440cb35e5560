package org.strowger.cdr;

import java.util.List;
import org.strowger.api.store.Migration;

/** Tables of the call records. Times are milliseconds since the epoch, so that both dialects order them alike. */
final class CdrSchema {
    static final String MODULE = "cdr";

    /** Largest text both dialects keep in a plain column. */
    static final int MAX_DETAIL = 32_000;

    private static final Migration RECORDS = new Migration(
            1,
            "call records, who took part in them, and a heartbeat to close the records of a crash",
            List.of(
                    "CREATE TABLE cdr_record (id VARCHAR(64) NOT NULL PRIMARY KEY, linked_id VARCHAR(64) NOT NULL,"
                            + " started_at BIGINT NOT NULL, answered_at BIGINT, ended_at BIGINT,"
                            + " caller VARCHAR(255) NOT NULL, dialed VARCHAR(255) NOT NULL,"
                            + " answered_by VARCHAR(255) NOT NULL, kind VARCHAR(16) NOT NULL,"
                            + " result VARCHAR(32) NOT NULL, cause VARCHAR(32), detail VARCHAR(32000) NOT NULL)",
                    "CREATE INDEX cdr_record_started ON cdr_record (started_at, id)",
                    "CREATE INDEX cdr_record_result ON cdr_record (result, started_at)",
                    "CREATE TABLE cdr_party (record_id VARCHAR(64) NOT NULL, extension VARCHAR(64) NOT NULL,"
                            + " PRIMARY KEY (extension, record_id))",
                    "CREATE TABLE cdr_heartbeat (id INTEGER NOT NULL PRIMARY KEY, beat_at BIGINT NOT NULL)"));

    /** So that the newest are found at once, whatever they are sought by: an index is read from its beginning only. */
    private static final Migration FINDING = new Migration(
            2,
            "what records are found by, the newest first",
            List.of(
                    "ALTER TABLE cdr_record ADD COLUMN words VARCHAR(1100) DEFAULT '' NOT NULL",
                    "UPDATE cdr_record SET words = LOWER(caller || ' ' || dialed || ' ' || answered_by)",
                    "DROP INDEX cdr_record_started",
                    "DROP INDEX cdr_record_result",
                    "CREATE INDEX cdr_record_newest ON cdr_record (started_at DESC, id DESC)",
                    "CREATE INDEX cdr_record_of_result ON cdr_record (result, started_at DESC, id DESC)",
                    "CREATE INDEX cdr_record_of_kind ON cdr_record (kind, started_at DESC, id DESC)",
                    "CREATE TABLE cdr_use (role CHAR(1) NOT NULL, term VARCHAR(255) NOT NULL,"
                            + " started_at BIGINT NOT NULL, record_id VARCHAR(64) NOT NULL)",
                    "CREATE INDEX cdr_use_find ON cdr_use (role, term, started_at DESC, record_id DESC)",
                    "INSERT INTO cdr_use SELECT 'E', p.extension, r.started_at, r.id FROM cdr_party p"
                            + " JOIN cdr_record r ON r.id = p.record_id",
                    "INSERT INTO cdr_use SELECT 'C', LOWER(caller), started_at, id FROM cdr_record WHERE caller <> ''",
                    "INSERT INTO cdr_use SELECT 'D', LOWER(dialed), started_at, id FROM cdr_record WHERE dialed <> ''",
                    "INSERT INTO cdr_use SELECT 'D', LOWER(answered_by), started_at, id FROM cdr_record"
                            + " WHERE answered_by <> '' AND answered_by <> dialed",
                    "CREATE TABLE cdr_term (term VARCHAR(255) NOT NULL PRIMARY KEY)",
                    "INSERT INTO cdr_term SELECT DISTINCT term FROM cdr_use WHERE role <> 'E'",
                    "DROP TABLE cdr_party"));

    private static final Migration LENGTH = new Migration(
            3,
            "how long they talked",
            List.of(
                    "ALTER TABLE cdr_record ADD COLUMN talk INTEGER DEFAULT 0 NOT NULL",
                    "UPDATE cdr_record SET talk = (ended_at - answered_at) / 1000"
                            + " WHERE answered_at IS NOT NULL AND ended_at > answered_at",
                    "CREATE INDEX cdr_record_of_talk ON cdr_record (talk DESC, started_at DESC, id DESC)"));

    static final List<Migration> MIGRATIONS = List.of(RECORDS, FINDING, LENGTH);

    private CdrSchema() {}
}
