package org.strowger.cdr;

import java.util.List;
import org.strowger.api.store.Migration;

/** Tables of the call records. Times are milliseconds since the epoch, so that both dialects order them alike. */
final class CdrSchema {
    static final String MODULE = "cdr";

    /** Largest text both dialects keep in a plain column. */
    static final int MAX_DETAIL = 32_000;

    static final List<Migration> MIGRATIONS = List.of(new Migration(
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
                    "CREATE TABLE cdr_heartbeat (id INTEGER NOT NULL PRIMARY KEY, beat_at BIGINT NOT NULL)")));

    private CdrSchema() {}
}
