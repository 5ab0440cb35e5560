package org.strowger.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.strowger.api.config.Field;

/** Makes configuration records for tests: declared defaults, except for what a test names. */
public final class ConfigRecords {
    private ConfigRecords() {}

    /**
     * @param values Java values by component name
     */
    public static <T extends Record> T make(Class<T> type, Map<String, Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object given = values.get(components[i].getName());
            arguments[i] = given != null ? given : defaultValue(components[i]);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName(), e);
        }
    }

    private static Object defaultValue(RecordComponent component) {
        Field field = component.getAnnotation(Field.class);
        String text = field == null ? "" : field.defaultValue();
        Class<?> type = component.getType();
        if (type == List.class || type == java.util.Set.class) {
            List<Object> items = items(text, element(component.getGenericType()));
            return type == List.class ? items : new LinkedHashSet<>(items);
        }
        return scalar(text, type);
    }

    private static Class<?> element(Type generic) {
        return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private static List<Object> items(String json, Class<?> element) {
        List<Object> items = new ArrayList<>();
        for (String part : json.replaceAll("[\\[\\]\"\\s]", "").split(",")) {
            if (!part.isEmpty()) {
                items.add(scalar(part, element));
            }
        }
        return List.copyOf(items);
    }

    private static Object scalar(String text, Class<?> type) {
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == int.class || type == Integer.class) {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }
        if (type == Duration.class) {
            return text.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(text));
        }
        if (type.isEnum()) {
            String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        throw new IllegalArgumentException("no default for " + type);
    }
}
