package org.strowger.rest.config;

import java.util.stream.Stream;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;

/** The open transactions that a caller may touch: his own, or anybody's for an administrator. */
final class OwnTransactions {
    private final ConfigService config;

    OwnTransactions(ConfigService config) {
        this.config = config;
    }

    Stream<ConfigTransaction> all(Caller caller) {
        return config.transactions().stream().filter(t -> mine(caller, t));
    }

    ConfigTransaction find(Caller caller, String id) {
        return config.transaction(id)
                .filter(t -> mine(caller, t))
                .orElseThrow(() -> Refusals.notFound("such transaction", "此事务"));
    }

    private static boolean mine(Caller caller, ConfigTransaction transaction) {
        // What somebody staged in a session may change what tokens must not touch.
        if (caller.viaToken() && !transaction.author().door().equals(caller.door())) {
            return false;
        }
        return caller.isAdmin()
                || transaction.author().name().equals(caller.account().name());
    }
}
