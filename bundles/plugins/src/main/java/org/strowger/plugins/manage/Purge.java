package org.strowger.plugins.manage;

import java.util.List;
import org.strowger.api.config.Author;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;

/** Takes the configuration of a plug-in away with it. */
final class Purge {
    private final ConfigService config;

    Purge(ConfigService config) {
        this.config = config;
    }

    /** Refuses when something else refers to it. */
    void rehearse(Unit unit, String by) {
        ConfigTransaction transaction = begin(unit, by);
        try {
            List<Problem> problems = transaction.validate();
            if (!problems.isEmpty()) {
                throw new ProblemException(ProblemException.Kind.CONFLICT, problems);
            }
        } finally {
            transaction.discard();
        }
    }

    void run(Unit unit, String by) {
        ConfigTransaction transaction = begin(unit, by);
        try {
            transaction.commit("plugin purge " + unit.id());
        } finally {
            transaction.discard();
        }
    }

    private ConfigTransaction begin(Unit unit, String by) {
        ConfigTransaction transaction = config.begin(new Author(by, "system", ""));
        for (String type : unit.descriptor().configTypes()) {
            config.snapshot().keys(type).forEach(key -> transaction.delete(type, key));
        }
        return transaction;
    }
}
