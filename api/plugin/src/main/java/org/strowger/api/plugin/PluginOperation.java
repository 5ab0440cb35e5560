package org.strowger.api.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.strowger.api.core.Nullable;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/**
 * A change to plug-ins, as far as it has come. All changes run one after another.
 *
 * @param plugin id; empty while it is not known yet
 * @param name what the plug-in is called, or was when it was there; empty texts while it is not known yet
 * @param by account that asked for it
 * @param step what is being done, or what was done last
 * @param drainUntil when what is under way is ended; null when nothing is drained
 * @param remaining things under way that are still waited for
 * @param losses what was lost by stopping when it was stopped; empty texts when nothing
 * @param disturbed names of bundles of others that were stopped or refreshed meanwhile; should be empty
 * @param problems why it was refused or failed
 * @param endedAt null while it goes on
 */
public record PluginOperation(
        String id,
        Kind kind,
        String plugin,
        Text name,
        String by,
        State state,
        Text step,
        @Nullable Instant drainUntil,
        int remaining,
        Text losses,
        List<String> disturbed,
        List<Problem> problems,
        Instant startedAt,
        @Nullable Instant endedAt) {
    public PluginOperation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(losses, "losses");
        disturbed = List.copyOf(disturbed);
        problems = List.copyOf(problems);
        Objects.requireNonNull(startedAt, "startedAt");
    }

    public boolean ended() {
        return endedAt != null;
    }

    /** What was asked for. */
    public enum Kind {
        START,
        STOP,
        RESTART,
        INSTALL,
        UPDATE,
        UNINSTALL,
        /** The system brings plug-ins into the state that they were left in. */
        RESTORE,
        /** Features that are no plug-ins. */
        OTHER
    }

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** Nothing was changed. */
        REFUSED,
        /** It went wrong, and what ran before runs again. */
        ROLLED_BACK,
        FAILED
    }
}
