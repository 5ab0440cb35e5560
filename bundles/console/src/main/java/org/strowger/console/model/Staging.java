package org.strowger.console.model;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.console.Session;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** The changes a session has staged, if it has begun to stage. */
public final class Staging {
    private static final String VARIABLE = ".pbx.transaction";

    private final Session session;
    private final ConfigService config;

    public Staging(Session session, ConfigService config) {
        this.session = session;
        this.config = config;
    }

    /** Begins to stage; CONFLICT when the session does already. */
    public ConfigTransaction begin() {
        if (current().isPresent()) {
            throw conflict(Text.of(
                    "Changes are being staged already: pbx:commit or pbx:discard them first.",
                    "已有暂存的更改：请先执行 pbx:commit 或 pbx:discard。"));
        }
        ConfigTransaction begun = config.begin(Who.now());
        session.put(VARIABLE, begun.id());
        return begun;
    }

    /** Empty when nothing is staged, also when it was idle for so long that it is gone. */
    public Optional<ConfigTransaction> current() {
        return session.get(VARIABLE) instanceof String id
                ? config.transaction(id).filter(t -> t.author().equals(Who.now()))
                : Optional.empty();
    }

    public ConfigTransaction required() {
        return current()
                .orElseThrow(
                        () -> conflict(Text.of("Nothing is staged. Begin with pbx:begin.", "没有暂存的更改。请先执行 pbx:begin。")));
    }

    /** The session stages no more; the transaction itself has been committed or is discarded. */
    public void end() {
        session.put(VARIABLE, null);
    }

    /** What commands show: with the staged changes, or what is in force. */
    public ConfigSnapshot view() {
        return current().map(ConfigTransaction::proposed).orElseGet(config::snapshot);
    }

    /** Stages a change, or commits it at once when nothing is being staged. The commit, or empty when staged. */
    public Optional<Commit> change(String comment, Consumer<ConfigTransaction> edit) {
        Optional<ConfigTransaction> staged = current();
        if (staged.isPresent()) {
            edit.accept(staged.get());
            return Optional.empty();
        }
        ConfigTransaction single = config.begin(Who.now());
        boolean committed = false;
        try {
            edit.accept(single);
            Commit commit = single.commit(comment);
            committed = true;
            return Optional.of(commit);
        } finally {
            if (!committed) {
                single.discard();
            }
        }
    }

    private static ProblemException conflict(Text text) {
        return new ProblemException(ProblemException.Kind.CONFLICT, "transaction", "", text);
    }
}
