package org.strowger.plugins.manage;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.Author;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;

/** Takes the configuration of a plug-in away with it. */
final class Purge {
    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

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
        ConfigTransaction transaction = config.begin(author(by));
        for (String type : unit.descriptor().configTypes()) {
            // A singleton that nobody has set has a key, but nothing that could be deleted.
            config.snapshot().keys(type).stream()
                    .filter(key -> config.snapshot().fingerprint(type, key).isPresent())
                    .forEach(key -> transaction.delete(type, key));
        }
        return transaction;
    }

    /** Once its types are gone: what they bring at first is brought again, should they come back. */
    void forget(Unit unit, String by) {
        for (String type : unit.descriptor().configTypes()) {
            try {
                config.purge(Set.of(type), author(by), "plugin purge " + unit.id());
            } catch (ProblemException e) {
                LOG.debug("nothing to forget of {}: {}", type, e.getMessage());
            }
        }
    }

    private static Author author(String by) {
        return new Author(by, "system", "");
    }
}
