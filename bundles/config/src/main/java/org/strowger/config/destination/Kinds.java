package org.strowger.config.destination;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.KnownTargetKind;
import org.strowger.api.config.TargetKind;

/**
 * The kinds of destinations at one moment. Immutable.
 *
 * @param known by name, those that were there once among them
 * @param present names of those that are there
 */
public record Kinds(Map<String, TargetKind> known, Set<String> present) {
    public Optional<TargetKind> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    public boolean active(String name) {
        return present.contains(name);
    }

    /** The same as if all were there: for a configuration that was in force when they were. */
    public Kinds awake() {
        return new Kinds(known, known.keySet());
    }

    /** The item that a destination leads to; empty when it leads to none, or nobody knows its kind. */
    public Optional<ItemRef> item(Target target) {
        return find(target.kind())
                .filter(k -> !k.targetType().isEmpty() && !target.name().isEmpty())
                .map(k -> new ItemRef(k.targetType(), target.name()));
    }

    /** By name. */
    public List<KnownTargetKind> list() {
        return known.values().stream()
                .map(k -> new KnownTargetKind(k, active(k.name())))
                .sorted(Comparator.comparing(k -> k.kind().name()))
                .toList();
    }
}
