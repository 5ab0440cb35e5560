package org.strowger.rest.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.Field;
import org.strowger.api.config.Field.Importance;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldHints;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.api.core.Text;

/** JSON Schema (2020-12) of configuration types; what it cannot say stands in {@code x-} keywords. */
public final class JsonSchemas {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";

    private static final Text NOTHING = new Text("", "");

    private JsonSchemas() {}

    /** A document of its own. */
    public static Map<String, Object> document(TypeSchema type) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        out.put("$id", "urn:strowger:config:" + type.name());
        out.putAll(object(type));
        return out;
    }

    /** The schema of one item, to be embedded. */
    public static Map<String, Object> object(TypeSchema type) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("title", type.label().en());
        out.putAll(object(type.fields()));
        out.put("x-name", type.name());
        out.put("x-key", type.key());
        out.put("x-singleton", type.singleton());
        out.put("x-label", type.label());
        out.put("x-menu", type.menu());
        put(out, "x-title-field", type.hints().title());
        put(out, "x-icon", type.hints().icon());
        put(out, "x-help", type.hints().help());
        put(out, "x-empty", type.hints().empty());
        put(out, "x-bulk-add", Series.addable(type) ? bulkAdd(type) : null);
        return out;
    }

    private static Map<String, Object> bulkAdd(TypeSchema type) {
        List<String> series = type.fields().stream()
                .filter(f -> f.hints().series() && !f.name().equals(type.key()))
                .map(FieldSchema::name)
                .toList();
        return Map.of("key", type.key(), "series", series);
    }

    private static Map<String, Object> object(List<FieldSchema> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), property(field)));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", "object");
        out.put("additionalProperties", false);
        List<String> required = fields.stream()
                .filter(FieldSchema::required)
                .map(FieldSchema::name)
                .toList();
        if (!required.isEmpty()) {
            out.put("required", required);
        }
        out.put("properties", properties);
        return out;
    }

    private static Map<String, Object> property(FieldSchema field) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (field.kind() == Kind.LIST) {
            out.put("type", "array");
            put(out, "minItems", field.min());
            put(out, "maxItems", field.max());
            out.put("items", element(field));
        } else {
            out.putAll(value(field.kind(), field));
        }
        put(out, "default", field.defaultValue());
        out.put("title", field.label().en());
        hints(out, field);
        return out;
    }

    private static Map<String, Object> element(FieldSchema list) {
        return list.element() == Kind.OBJECT ? object(list.fields()) : scalar(list.element(), list);
    }

    private static Map<String, Object> value(Kind kind, FieldSchema field) {
        if (kind == Kind.OBJECT) {
            return object(field.fields());
        }
        Map<String, Object> out = scalar(kind, field);
        boolean text = kind == Kind.STRING;
        if (text || kind == Kind.INTEGER || kind == Kind.DURATION) {
            put(out, text ? "minLength" : "minimum", field.min());
            put(out, text ? "maxLength" : "maximum", field.max());
        }
        return out;
    }

    private static Map<String, Object> scalar(Kind kind, FieldSchema field) {
        Map<String, Object> out = new LinkedHashMap<>();
        switch (kind) {
            case INTEGER, DURATION -> out.put("type", "integer");
            case BOOLEAN -> out.put("type", "boolean");
            default -> out.put("type", "string");
        }
        if (kind == Kind.TIME) {
            out.put("pattern", "^" + TIME + "$");
        } else if (field.pattern() != null && !field.pattern().isEmpty()) {
            out.put("pattern", "^(?:" + field.pattern() + ")$");
        }
        if (field.destination()) {
            out.put("format", "destination");
        }
        if (!field.options().isEmpty()) {
            out.put(
                    "enum",
                    field.options().stream().map(TypeSchema.Option::value).toList());
        }
        return out;
    }

    private static void hints(Map<String, Object> out, FieldSchema field) {
        out.put("x-kind", field.kind());
        out.put("x-label", field.label());
        put(out, "x-help", field.help());
        put(out, "x-group", field.group());
        put(out, "x-group-label", field.groupLabel());
        out.put("x-order", field.order());
        out.put("x-column", field.column());
        put(out, "x-options", field.options().isEmpty() ? null : field.options());
        put(out, "x-references", field.references());
        put(out, "x-number-kind", field.numberKind());
        flag(out, "x-immutable", field.immutable());
        flag(out, "x-dormant", field.dormant());
        presentation(out, field.hints());
        if (field.secret() != Field.SecretKind.NONE) {
            out.put("x-secret", field.secret());
            out.put("format", "password");
        }
    }

    private static void presentation(Map<String, Object> out, FieldHints hints) {
        put(out, "x-widget", hints.widget());
        put(out, "x-importance", hints.importance() == Importance.BASIC ? null : hints.importance());
        put(out, "x-visible-when", hints.visibleWhen());
        put(out, "x-unit", hints.unit());
        put(out, "x-placeholder", hints.placeholder());
        flag(out, "x-personal", hints.personal());
        flag(out, "x-series", hints.series());
    }

    private static void flag(Map<String, Object> out, String name, boolean set) {
        if (set) {
            out.put(name, true);
        }
    }

    private static void put(Map<String, Object> out, String name, Object value) {
        if (value != null && !"".equals(value) && !NOTHING.equals(value)) {
            out.put(name, value);
        }
    }
}
