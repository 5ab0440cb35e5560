package org.strowger.calls;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The legs of all calls by id, and how many each extension has. Thread safe. */
final class LegIndex {
    private final ConcurrentMap<String, CallLeg> legs = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> uses = new ConcurrentHashMap<>();

    /** A leg that goes from one call to another is found in the new one. */
    void add(CallLeg leg) {
        legs.put(leg.leg().id(), leg);
        String extension = leg.party().extension();
        if (!extension.isEmpty()) {
            uses.merge(extension, 1, Integer::sum);
        }
    }

    /** Once for each that was added. */
    void remove(CallLeg leg) {
        legs.remove(leg.leg().id(), leg);
        String extension = leg.party().extension();
        if (!extension.isEmpty()) {
            uses.computeIfPresent(extension, (key, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** The leg in the call it belongs to now. */
    Optional<CallLeg> find(String id) {
        return Optional.ofNullable(legs.get(id));
    }

    int count(String extension) {
        return uses.getOrDefault(extension, 0);
    }
}
