package org.strowger.forwarding;

import java.util.HashMap;
import java.util.Map;
import org.strowger.testkit.ConfigRecords;

/** Makes settings for tests. */
final class Forwardings {
    private Forwardings() {}

    /** Everything off, except for what is named: field, value, field, value … */
    static Forwarding of(String extension, Object... fields) {
        Map<String, Object> values = new HashMap<>(Map.of("extension", extension));
        for (int i = 0; i < fields.length; i += 2) {
            values.put((String) fields[i], fields[i + 1]);
        }
        return ConfigRecords.make(Forwarding.class, values);
    }

    /** Forwards all calls. */
    static Forwarding always(String extension, String target) {
        return of(extension, "alwaysEnabled", true, "alwaysTarget", target);
    }
}
