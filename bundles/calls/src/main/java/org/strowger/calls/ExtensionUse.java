package org.strowger.calls;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the legs of each extension over all calls. Thread safe. */
final class ExtensionUse {
    private final ConcurrentMap<String, Integer> legs = new ConcurrentHashMap<>();

    void begin(String extension) {
        if (!extension.isEmpty()) {
            legs.merge(extension, 1, Integer::sum);
        }
    }

    void end(String extension) {
        if (!extension.isEmpty()) {
            legs.computeIfPresent(extension, (key, count) -> count > 1 ? count - 1 : null);
        }
    }

    int count(String extension) {
        return legs.getOrDefault(extension, 0);
    }
}
