package org.strowger.extensions;

import java.util.HashMap;
import java.util.Map;
import org.strowger.testkit.ConfigRecords;

/** Makes extensions for tests. */
final class Extensions {
    private Extensions() {}

    /** An extension with a password and otherwise defaults, except for what is named: field, value, field, value … */
    static Extension make(String number, Object... fields) {
        Map<String, Object> values = new HashMap<>(Map.of("number", number, "password", "secret-" + number));
        for (int i = 0; i < fields.length; i += 2) {
            values.put((String) fields[i], fields[i + 1]);
        }
        return ConfigRecords.make(Extension.class, values);
    }
}
