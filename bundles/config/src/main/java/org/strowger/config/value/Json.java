package org.strowger.config.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stored values as text: one line, fields in the order of the record, secrets marked as such. */
public final class Json {
    /** An item may be written by hand only through doors that bound it; this bounds what a database can make us do. */
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    private static final ObjectReader READER = MAPPER.readerFor(Object.class);
    private static final ObjectReader MAP_READER = MAPPER.readerFor(new TypeReference<Map<String, Object>>() {});
    private static final ObjectWriter WRITER = MAPPER.writer();

    private static final String SEALED = "$sealed";
    private static final String HASHED = "$hashed";

    private Json() {}

    /** @throws IllegalArgumentException when it is no JSON */
    static Object read(String text) {
        try {
            return READER.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    /** Stored values of an item. */
    public static Map<String, Object> readItem(String text) {
        try {
            Map<String, Object> values = MAP_READER.readValue(text);
            return secretsOf(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored item is no JSON", e);
        }
    }

    /** Any JSON, without a meaning of secrets. */
    public static List<Map<String, Object>> readList(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<List<Map<String, Object>>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored facts are no JSON", e);
        }
    }

    public static String write(Object values) {
        try {
            return WRITER.writeValueAsString(plain(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values cannot be written", e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof StoredSecret secret) {
            return Map.of(secret.hashed() ? HASHED : SEALED, secret.text());
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> out = new LinkedHashMap<>();
            map.forEach((k, v) -> out.put(k, plain(v)));
            return out;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::plain).toList();
        }
        return value;
    }

    private static Map<String, Object> secretsOf(Map<String, Object> values) {
        Map<String, Object> out = new LinkedHashMap<>();
        values.forEach((name, value) -> out.put(name, withSecrets(value)));
        return out;
    }

    @SuppressWarnings("unchecked")
    private static Object withSecrets(Object value) {
        if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            list.forEach(e -> out.add(withSecrets(e)));
            return out;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.size() == 1 && map.get(SEALED) instanceof String text) {
            return new StoredSecret(false, text);
        }
        if (map.size() == 1 && map.get(HASHED) instanceof String text) {
            return new StoredSecret(true, text);
        }
        return secretsOf((Map<String, Object>) map);
    }
}
