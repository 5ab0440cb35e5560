package org.strowger.accounts;

import java.util.List;
import org.strowger.api.store.Migration;

/** What belongs to accounts and is no setting: it must not come back with a rollback. Instants are milliseconds since 1970. */
final class Tables {
    static final String MODULE = "accounts";
    static final List<Migration> MIGRATIONS = List.of(new Migration(
            1,
            "second factors, tokens",
            List.of(
                    "CREATE TABLE accounts_totp (account VARCHAR(64) NOT NULL PRIMARY KEY, secret ${bytes} NOT NULL,"
                            + " last_step BIGINT NOT NULL)",
                    "CREATE TABLE accounts_recovery (account VARCHAR(64) NOT NULL, code_hash VARCHAR(64) NOT NULL,"
                            + " PRIMARY KEY (account, code_hash))",
                    "CREATE TABLE accounts_token (id VARCHAR(32) NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL,"
                            + " account VARCHAR(64) NOT NULL, token_hash VARCHAR(64) NOT NULL UNIQUE,"
                            + " scopes VARCHAR(200) NOT NULL, networks VARCHAR(2000) NOT NULL, created_at BIGINT NOT NULL,"
                            + " expires_at BIGINT, used_at BIGINT, used_from VARCHAR(64) NOT NULL)")));

    private Tables() {}
}
