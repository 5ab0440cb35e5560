package org.strowger.config.journal;

import java.util.List;
import org.strowger.api.store.Migration;

/** The tables of the configuration. Instants are milliseconds since 1970, UTC. */
final class Tables {
    static final String MODULE = "config";
    static final List<Migration> MIGRATIONS = List.of(
            new Migration(
                    1,
                    "items, commits, changes",
                    List.of(
                            "CREATE TABLE config_item (item_type VARCHAR(100) NOT NULL, item_key VARCHAR(255) NOT NULL,"
                                    + " body ${text} NOT NULL, PRIMARY KEY (item_type, item_key))",
                            "CREATE TABLE config_commit (version BIGINT NOT NULL PRIMARY KEY, made_at BIGINT NOT NULL,"
                                    + " author VARCHAR(255) NOT NULL, door VARCHAR(50) NOT NULL, address VARCHAR(255) NOT NULL,"
                                    + " remark VARCHAR(2000) NOT NULL, confirm_by BIGINT, rollback_of BIGINT NOT NULL)",
                            "CREATE TABLE config_change (version BIGINT NOT NULL, item_type VARCHAR(100) NOT NULL,"
                                    + " item_key VARCHAR(255) NOT NULL, before_body ${text}, after_body ${text},"
                                    + " PRIMARY KEY (version, item_type, item_key))",
                            "CREATE TABLE config_type (item_type VARCHAR(100) NOT NULL PRIMARY KEY, links ${text} NOT NULL)",
                            "CREATE TABLE config_initial (item_type VARCHAR(100) NOT NULL, item_key VARCHAR(255) NOT NULL,"
                                    + " PRIMARY KEY (item_type, item_key))",
                            "CREATE TABLE config_meta (name VARCHAR(100) NOT NULL PRIMARY KEY, body VARCHAR(1000) NOT NULL)")),
            new Migration(
                    2,
                    "kinds of destinations",
                    List.of(
                            "CREATE TABLE config_kind (kind VARCHAR(100) NOT NULL PRIMARY KEY, facts ${text} NOT NULL)")));

    private Tables() {}
}
