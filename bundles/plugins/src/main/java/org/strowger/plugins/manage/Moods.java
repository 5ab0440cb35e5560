package org.strowger.plugins.manage;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Plugin.State;

/** What the framework does not know of plug-ins: what is being done to them, and why the last attempt failed. */
final class Moods {
    private final Map<String, Mood> moods = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Instant started;

    Moods(Clock clock) {
        this.clock = clock;
        this.started = clock.instant();
    }

    /**
     * @param state under way or FAILED; null when the framework knows best
     */
    record Mood(State state, Text reason, Instant since) {}

    void set(String id, State state, Text reason) {
        moods.put(id, new Mood(state, reason, clock.instant()));
    }

    /** Nothing special any more, from now on. */
    void clear(String id) {
        moods.put(id, new Mood(null, new Text("", ""), clock.instant()));
    }

    Optional<Mood> get(String id) {
        return Optional.ofNullable(moods.get(id));
    }

    /** Ids of those that should run and do not. */
    Set<String> failed() {
        Set<String> failed = new TreeSet<>();
        moods.forEach((id, mood) -> {
            if (mood.state() == State.FAILED) {
                failed.add(id);
            }
        });
        return failed;
    }

    Instant since(String id) {
        return get(id).map(Mood::since).orElse(started);
    }
}
