package org.strowger.sip.registrar;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All bindings. Reads take no lock and see whole lists. Whoever changes the list of a user holds {@link #lock} of that
 * user meanwhile.
 */
final class BindingTable {
    private static final int STRIPES = 64;
    private static final Comparator<Slot> ORDER = Comparator.comparingInt(
                    (Slot s) -> -s.binding().q())
            .thenComparing(s -> s.binding().registeredAt(), Comparator.reverseOrder());

    private final Map<String, List<Slot>> byUser = new ConcurrentHashMap<>();
    private final Map<String, String> userOfId = new ConcurrentHashMap<>();
    private final Object[] locks = new Object[STRIPES];

    BindingTable() {
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new Object();
        }
    }

    Object lock(String user) {
        return locks[Math.floorMod(user.hashCode(), STRIPES)];
    }

    /** Best q first, then newest first. */
    List<Slot> of(String user) {
        return byUser.getOrDefault(user, List.of());
    }

    Collection<String> users() {
        return byUser.keySet();
    }

    Optional<String> userOf(String id) {
        return Optional.ofNullable(userOfId.get(id));
    }

    Optional<Slot> find(String id) {
        return userOf(id).flatMap(user -> of(user).stream()
                .filter(s -> s.binding().id().equals(id))
                .findFirst());
    }

    /** Puts a new list in the place of a user's old one. */
    void replace(String user, List<Slot> slots) {
        List<Slot> sorted = slots.stream().sorted(ORDER).toList();
        sorted.forEach(s -> userOfId.put(s.binding().id(), user));
        List<Slot> before = sorted.isEmpty() ? byUser.remove(user) : byUser.put(user, sorted);
        if (before != null) {
            before.stream()
                    .map(s -> s.binding().id())
                    .filter(id ->
                            sorted.stream().noneMatch(s -> s.binding().id().equals(id)))
                    .forEach(userOfId::remove);
        }
    }
}
