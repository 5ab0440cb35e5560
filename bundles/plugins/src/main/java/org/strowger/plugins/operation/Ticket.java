package org.strowger.plugins.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.PluginOperation;
import org.strowger.api.plugin.PluginOperation.Kind;
import org.strowger.api.plugin.PluginOperation.State;

/** How far one operation is. Written by the thread that carries it out, read by any, and told on with each change. */
public final class Ticket {
    private final String id;
    private final Kind kind;
    private final String by;
    private final Clock clock;
    private final Consumer<PluginOperation> changed;
    private final Instant startedAt;
    private String plugin;
    private Text name;
    private State state = State.WAITING;
    private Text step = new Text("Waits for its turn", "等待执行");
    private Instant drainUntil;
    private int remaining;
    private Text losses = new Text("", "");
    private List<String> disturbed = List.of();
    private List<Problem> problems = List.of();
    private Instant endedAt;

    /** @param changed is told of each change, in order; must return at once */
    public Ticket(
            String id, Kind kind, String plugin, Text name, String by, Clock clock, Consumer<PluginOperation> changed) {
        this.id = id;
        this.kind = kind;
        this.plugin = plugin;
        this.name = name;
        this.by = by;
        this.clock = clock;
        this.changed = changed;
        this.startedAt = clock.instant();
    }

    public synchronized PluginOperation get() {
        return new PluginOperation(
                id,
                kind,
                plugin,
                name,
                by,
                state,
                step,
                drainUntil,
                remaining,
                losses,
                disturbed,
                problems,
                startedAt,
                endedAt);
    }

    public synchronized void step(String en, String zh, Object... arguments) {
        state = State.RUNNING;
        step = Text.of(en, zh, arguments);
        changed.accept(get());
    }

    /** Known only once the archive was looked at. */
    public synchronized void plugin(String what, Text called) {
        plugin = what;
        name = called;
        changed.accept(get());
    }

    synchronized void draining(Instant until, int count) {
        boolean news = remaining != count || !until.equals(drainUntil);
        drainUntil = until;
        remaining = count;
        if (news) {
            changed.accept(get());
        }
    }

    public synchronized void losses(Text lost) {
        losses = lost;
        changed.accept(get());
    }

    public synchronized void disturbed(Collection<String> names) {
        disturbed = List.copyOf(names);
        changed.accept(get());
    }

    synchronized void end(State how, List<Problem> why) {
        state = how;
        problems = List.copyOf(why);
        endedAt = clock.instant();
        changed.accept(get());
    }
}
