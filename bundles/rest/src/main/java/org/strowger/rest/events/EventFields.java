package org.strowger.rest.events;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The fields of an event as they stand in its JSON. */
final class EventFields {
    private static final int DEEPEST = 4;

    private EventFields() {}

    /**
     * A field.
     *
     * @param type in JSON: string, integer, number, boolean, array or object
     * @param fields of an object, as far as they are known
     */
    public record EventField(String name, String type, List<EventField> fields) {}

    static List<EventField> of(Class<?> event) {
        List<EventField> fields = new ArrayList<>();
        fields.add(new EventField("type", "string", List.of()));
        fields.addAll(of(event, 0));
        return fields;
    }

    private static List<EventField> of(Class<?> type, int depth) {
        List<EventField> fields = new ArrayList<>();
        if (type.isRecord() && depth < DEEPEST) {
            for (RecordComponent component : type.getRecordComponents()) {
                Class<?> of = component.getType();
                if (!component.getName().equals("type") || depth > 0) {
                    fields.add(new EventField(component.getName(), json(of), of(of, depth + 1)));
                }
            }
        }
        return fields;
    }

    private static String json(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == double.class || type == float.class || type == Double.class || type == Float.class) {
            return "number";
        }
        if (type == Duration.class || type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "integer";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "string";
    }
}
