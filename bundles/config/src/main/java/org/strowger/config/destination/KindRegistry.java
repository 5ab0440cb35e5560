package org.strowger.config.destination;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.TargetKind;
import org.strowger.api.config.TargetKinds;

/** Asks who knows which kinds of destinations there are, and remembers the answers. Thread safe. */
public final class KindRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(KindRegistry.class);

    private final List<TargetKinds> sources = new CopyOnWriteArrayList<>();
    private final Consumer<TargetKind> memory;
    private final Map<String, TargetKind> stored;
    private Map<String, TargetKind> known;

    /**
     * @param stored those that were kept before
     * @param memory keeps one, for ever
     */
    public KindRegistry(Map<String, TargetKind> stored, Consumer<TargetKind> memory) {
        this.stored = new HashMap<>(stored);
        this.known = Map.copyOf(stored);
        this.memory = memory;
    }

    public void add(TargetKinds source) {
        sources.add(source);
    }

    public void remove(TargetKinds source) {
        sources.remove(source);
    }

    public Kinds current() {
        Map<String, TargetKind> present = new HashMap<>();
        for (TargetKinds source : sources) {
            try {
                source.kinds().stream().filter(KindRegistry::sound).forEach(k -> present.putIfAbsent(k.name(), k));
            } catch (RuntimeException e) {
                LOG.warn("{} does not tell its kinds: {}", source.getClass().getName(), e.toString());
            }
        }
        return merged(present);
    }

    private static boolean sound(TargetKind kind) {
        try {
            Pattern.compile(kind.targetPattern());
            return true;
        } catch (PatternSyntaxException e) {
            LOG.error("destinations of the kind {} have no pattern: {}", kind.name(), e.getMessage());
            return false;
        }
    }

    private synchronized Kinds merged(Map<String, TargetKind> present) {
        Map<String, TargetKind> all = new HashMap<>(known);
        all.putAll(present);
        known = Map.copyOf(all);
        Set<String> names = Set.copyOf(present.keySet());
        return new Kinds(known, names);
    }

    /** Stores what has not been stored yet. */
    public synchronized void keep() {
        known.forEach((name, kind) -> {
            if (!kind.equals(stored.get(name))) {
                memory.accept(kind);
                stored.put(name, kind);
            }
        });
    }
}
