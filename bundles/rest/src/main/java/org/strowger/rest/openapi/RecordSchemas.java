package org.strowger.rest.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.api.core.Nullable;
import org.strowger.rest.json.EnumNames;

/** JSON schemas of records and of what they consist of, as this API writes them. */
final class RecordSchemas {
    private static final String GIVEN = "Given.";
    private static final Set<Class<?>> BOXED = Set.of(Integer.class, Long.class, Double.class, Boolean.class);

    private final boolean written;
    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> named = new HashMap<>();

    /** @param written what the API writes; else what it takes */
    RecordSchemas(boolean written) {
        this.written = written;
    }

    /** Schemas that were referred to, by name. */
    Map<String, Object> components() {
        return components;
    }

    static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> bound) {
        if (type instanceof TypeVariable<?> variable) {
            return of(bound.getOrDefault(variable, Object.class), bound);
        }
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), bound);
        }
        return type instanceof Class<?> plain ? plain(plain) : Map.of();
    }

    private Map<String, Object> generic(Class<?> raw, Type[] arguments, Map<TypeVariable<?>, Type> bound) {
        if (Collection.class.isAssignableFrom(raw)) {
            Map<String, Object> element = of(arguments[0], bound);
            // A series of measurements has gaps.
            return Map.of("type", "array", "items", arguments[0] == Double.class ? orNull(element) : element);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1], bound));
        }
        if (!raw.isRecord()) {
            return Map.of("type", "object");
        }
        Map<TypeVariable<?>, Type> inner = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            inner.put(raw.getTypeParameters()[i], arguments[i]);
        }
        return object(raw, inner);
    }

    private Map<String, Object> plain(Class<?> type) {
        if (type.isEnum()) {
            List<String> names = Arrays.stream(type.getEnumConstants())
                    .map(c -> EnumNames.of((Enum<?>) c))
                    .toList();
            return Map.of("type", "string", "enum", names);
        }
        if (type.isRecord()) {
            String name = name(type);
            Class<?> other = named.putIfAbsent(name, type);
            if (other == null) {
                components.put(name, object(type, Map.of()));
            } else if (other != type) {
                throw new IllegalStateException(name + " would be the name of " + other + " and of " + type);
            }
            return ref(name);
        }
        return scalar(type);
    }

    private static Map<String, Object> scalar(Class<?> type) {
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == Duration.class || type == long.class || type == Long.class) {
            return Map.of("type", "integer", "format", "int64");
        }
        if (type == int.class || type == Integer.class) {
            return Map.of("type", "integer", "format", "int32");
        }
        if (type == double.class || type == Double.class) {
            return Map.of("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == Object.class) {
            return Map.of();
        }
        return type == String.class || type == LocalTime.class
                ? Map.of("type", "string")
                : Map.of("type", "object", "additionalProperties", true);
    }

    private Map<String, Object> object(Class<?> record, Map<TypeVariable<?>, Type> bound) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Map<String, Object> schema = of(component.getGenericType(), bound);
            boolean leftOut = component.getAccessor().isAnnotationPresent(JsonInclude.class);
            properties.put(component.getName(), nullable(component) && !leftOut ? orNull(schema) : schema);
            if (!leftOut) {
                required.add(component.getName());
            }
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", "object");
        out.put("properties", properties);
        if (written && !required.isEmpty()) {
            out.put("required", required);
        }
        return out;
    }

    private static boolean nullable(RecordComponent component) {
        return component.isAnnotationPresent(Nullable.class) || BOXED.contains(component.getType());
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (schema.containsKey("$ref")) {
            out.put("allOf", List.of(schema));
        } else {
            out.putAll(schema);
        }
        out.put("nullable", true);
        return out;
    }

    /** What the API takes has names of its own: there everything may be left out. */
    private String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        String name = outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
        return written ? name : GIVEN + name;
    }
}
