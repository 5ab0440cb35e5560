package org.strowger.rest.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.Field;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;

/**
 * One column: a field, or a field inside an object ({@code address.city}).
 *
 * @param path names from the item down to the field
 */
record Column(List<String> path, FieldSchema field) {
    static List<Column> of(TypeSchema type) {
        List<Column> columns = new ArrayList<>();
        collect(List.of(), type.fields(), columns);
        return columns;
    }

    private static void collect(List<String> parent, List<FieldSchema> fields, List<Column> into) {
        for (FieldSchema field : fields) {
            List<String> path = new ArrayList<>(parent);
            path.add(field.name());
            if (field.kind() == Kind.OBJECT) {
                collect(path, field.fields(), into);
            } else {
                into.add(new Column(List.copyOf(path), field));
            }
        }
    }

    String name() {
        return String.join(".", path);
    }

    boolean secret() {
        return field.secret() != Field.SecretKind.NONE;
    }

    /** Whether a heading means this column: its name, or its label in either language. */
    boolean isCalled(String heading) {
        String text = heading.trim();
        return text.equalsIgnoreCase(name())
                || path.size() == 1
                        && (text.equalsIgnoreCase(field.label().en())
                                || text.equals(field.label().zh()));
    }

    Object in(Map<String, Object> values) {
        Object at = values;
        for (String step : path) {
            at = at instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    void put(Map<String, Object> values, Object value) {
        Map<String, Object> at = values;
        for (String step : path.subList(0, path.size() - 1)) {
            at = (Map<String, Object>) at.computeIfAbsent(step, s -> new LinkedHashMap<String, Object>());
        }
        at.put(path.get(path.size() - 1), value);
    }
}
