package org.strowger.rest.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A configuration of many extensions that can change one by one. */
public final class ManyExtensions {
    private final FakeConfig config;
    private final Map<String, Map<String, Object>> items = new TreeMap<>();

    public ManyExtensions(FakeConfig config, int count) {
        this.config = config;
        for (int i = 0; i < count; i++) {
            String number = String.valueOf(10_000 + i);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("number", number);
            values.put("name", "Person " + (count - 1 - i));
            values.put("password", "secret" + i);
            values.put("enabled", i % 10 != 0);
            values.put("ringTime", (long) (i % 60));
            values.put("fallback", i % 100 == 0 ? "extension:10000" : "");
            values.put("codecs", i % 3 == 0 ? List.of("PCMA", "PCMU") : List.of("PCMU"));
            items.put(number, values);
        }
        install();
    }

    public void rename(String number, String name) {
        Map<String, Object> values = new LinkedHashMap<>(items.get(number));
        values.put("name", name);
        items.put(number, values);
        install();
    }

    public void delete(String number) {
        items.remove(number);
        install();
    }

    private void install() {
        config.install(new TreeMap<>(Map.of("extension", new TreeMap<>(items))));
    }

    public Set<String> numbers() {
        return items.keySet();
    }
}
