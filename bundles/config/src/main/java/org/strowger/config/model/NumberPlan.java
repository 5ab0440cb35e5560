package org.strowger.config.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.ItemRef;

/** Which item owns which number. Immutable. A number that two items claim belongs to the one that had it first. */
final class NumberPlan {
    static final NumberPlan EMPTY = new NumberPlan(Map.of(), List.of());

    /** A number that is taken already. */
    record Collision(ItemRef owner, ItemRef claimant, Link link) {}

    private final Map<String, ItemRef> owners;
    private final List<Collision> collisions;

    private NumberPlan(Map<String, ItemRef> owners, List<Collision> collisions) {
        this.owners = owners;
        this.collisions = collisions;
    }

    ItemRef owner(String number) {
        return owners.get(number);
    }

    List<Collision> collisions() {
        return collisions;
    }

    static NumberPlan of(Collection<Entry> entries) {
        Map<String, ItemRef> owners = new HashMap<>();
        List<Collision> collisions = new ArrayList<>();
        entries.forEach(e -> claim(e, owners, collisions));
        return new NumberPlan(owners, List.copyOf(collisions));
    }

    /** Only right while there are no collisions. */
    NumberPlan with(Collection<Entry> before, Collection<Entry> after) {
        Map<String, ItemRef> map = new HashMap<>(owners);
        for (Entry entry : before) {
            for (Link link : entry.links()) {
                if (link.number()) {
                    map.remove(link.value(), entry.ref());
                }
            }
        }
        List<Collision> found = new ArrayList<>();
        after.forEach(e -> claim(e, map, found));
        return new NumberPlan(map, List.copyOf(found));
    }

    private static void claim(Entry entry, Map<String, ItemRef> owners, List<Collision> collisions) {
        for (Link link : entry.links()) {
            if (link.number()) {
                ItemRef owner = owners.putIfAbsent(link.value(), entry.ref());
                if (owner != null) {
                    collisions.add(new Collision(owner, entry.ref(), link));
                }
            }
        }
    }
}
