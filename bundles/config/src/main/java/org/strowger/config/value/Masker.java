package org.strowger.config.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.strowger.api.config.SecretMask;

/** Stored values as doors may show them. Needs no schema, so that items of absent types are masked as well. */
public final class Masker {
    private Masker() {}

    public static Map<String, Object> mask(Map<String, Object> stored) {
        Map<String, Object> out = new LinkedHashMap<>();
        stored.forEach((name, value) -> out.put(name, masked(value)));
        return Collections.unmodifiableMap(out);
    }

    /** One value. */
    @SuppressWarnings("unchecked")
    public static Object masked(Object value) {
        if (value instanceof StoredSecret) {
            return SecretMask.SET;
        }
        if (value instanceof Map<?, ?> map) {
            return mask((Map<String, Object>) map);
        }
        if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            list.forEach(e -> out.add(masked(e)));
            return Collections.unmodifiableList(out);
        }
        return value;
    }

    /** Fields in which a secret differs that both have. */
    public static Set<String> changedSecrets(Map<String, Object> before, Map<String, Object> after) {
        return after.entrySet().stream()
                .filter(e -> differs(before.get(e.getKey()), e.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @SuppressWarnings("unchecked")
    private static boolean differs(Object before, Object after) {
        if (before instanceof StoredSecret || after instanceof StoredSecret) {
            return !Objects.equals(before, after);
        }
        return before instanceof Map<?, ?> b
                && after instanceof Map<?, ?> a
                && !changedSecrets((Map<String, Object>) b, (Map<String, Object>) a).isEmpty();
    }
}
