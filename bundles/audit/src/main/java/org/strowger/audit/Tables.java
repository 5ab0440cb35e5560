package org.strowger.audit;

import java.util.List;
import org.strowger.api.store.Migration;

/** The tables of the log. Instants are milliseconds since 1970, UTC. */
final class Tables {
    static final String MODULE = "audit";
    static final List<Migration> MIGRATIONS = List.of(new Migration(
            1,
            "entries, anchor of the chain",
            List.of(
                    "CREATE TABLE audit_entry (id BIGINT NOT NULL PRIMARY KEY, made_at BIGINT NOT NULL,"
                            + " account VARCHAR(128) NOT NULL, role VARCHAR(20) NOT NULL, source VARCHAR(64) NOT NULL,"
                            + " door VARCHAR(20) NOT NULL, action VARCHAR(100) NOT NULL, target VARCHAR(500) NOT NULL,"
                            + " fields VARCHAR(2000) NOT NULL, result VARCHAR(100) NOT NULL, status INTEGER NOT NULL,"
                            + " millis BIGINT NOT NULL, version BIGINT NOT NULL, detail VARCHAR(4000) NOT NULL,"
                            + " hash VARCHAR(64) NOT NULL)",
                    "CREATE INDEX audit_entry_at ON audit_entry (made_at)",
                    "CREATE INDEX audit_entry_account ON audit_entry (account)",
                    "CREATE TABLE audit_anchor (id BIGINT NOT NULL PRIMARY KEY, hash VARCHAR(64) NOT NULL)")));

    private Tables() {}
}
