package org.strowger.console.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.strowger.api.config.Field.SecretKind;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/**
 * Turns {@code field=value} into the JSON-like values of a type. A list is parted by commas, a part of an object is named
 * {@code object.part}, and {@code ?} as the value of a secret asks for it without showing what is typed.
 */
public final class Values {
    private static final String ASK = "?";

    private final TypeSchema type;
    private final Map<String, Object> current;
    private final Function<FieldSchema, String> askSecret;
    private final Map<String, Object> found = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Values(TypeSchema type, Map<String, Object> current, Function<FieldSchema, String> askSecret) {
        this.type = type;
        this.current = current;
        this.askSecret = askSecret;
    }

    /**
     * @param current the item as it is, for objects of which only a part is named; empty for a new one
     * @throws ProblemException INVALID with everything that cannot be read
     */
    public static Map<String, Object> parse(
            TypeSchema type,
            List<String> assignments,
            Map<String, Object> current,
            Function<FieldSchema, String> askSecret) {
        Values values = new Values(type, current, askSecret);
        assignments.forEach(values::assign);
        if (!values.problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INVALID, values.problems);
        }
        return values.found;
    }

    private void assign(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            problem("syntax", "", Text.of("Write field=value, not \"{0}\".", "请写成 字段=值，而不是“{0}”。", assignment));
            return;
        }
        String path = assignment.substring(0, equals);
        String text = assignment.substring(equals + 1);
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Optional<FieldSchema> field = type.field(name);
        Optional<FieldSchema> part = dot < 0
                ? Optional.empty()
                : field.filter(f -> f.kind() == Kind.OBJECT).flatMap(f -> part(f, path.substring(dot + 1)));
        if (field.isEmpty() || dot >= 0 && part.isEmpty()) {
            problem("field.unknown", path, Text.of("There is no such field.", "没有此字段。"));
        } else if (part.isPresent()) {
            object(name).put(part.get().name(), value(path, part.get(), text));
        } else {
            found.put(name, value(path, field.get(), text));
        }
    }

    private static Optional<FieldSchema> part(FieldSchema object, String name) {
        return object.fields().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object(String name) {
        return (Map<String, Object>) found.computeIfAbsent(
                name,
                n -> current.get(n) instanceof Map<?, ?> before
                        ? new LinkedHashMap<>((Map<String, Object>) before)
                        : new LinkedHashMap<String, Object>());
    }

    private Object value(String path, FieldSchema field, String text) {
        boolean asked = field.secret() != SecretKind.NONE && ASK.equals(text);
        return field.kind() == Kind.LIST
                ? list(path, field, text)
                : scalar(path, field.kind(), asked ? askSecret.apply(field) : text);
    }

    private Object list(String path, FieldSchema field, String text) {
        List<Object> elements = new ArrayList<>();
        if (!text.isBlank()) {
            for (String element : text.split(",", -1)) {
                elements.add(scalar(path, field.element(), element.strip()));
            }
        }
        return elements;
    }

    private Object scalar(String path, Kind kind, String text) {
        return switch (kind) {
            case INTEGER, DURATION -> text.isBlank() ? null : number(path, text.strip());
            case BOOLEAN -> bool(path, text.strip().toLowerCase(Locale.ROOT));
            case OBJECT, LIST -> {
                problem("value.nested", path, Text.of("Cannot be written on one line.", "无法写在一行内。"));
                yield null;
            }
            default -> text;
        };
    }

    private Object number(String path, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            problem("value.number", path, Text.of("\"{0}\" is not a whole number.", "“{0}”不是整数。", text));
            return null;
        }
    }

    private Object bool(String path, String text) {
        if (List.of("true", "yes", "on").contains(text)) {
            return true;
        }
        if (!List.of("false", "no", "off").contains(text)) {
            problem("value.boolean", path, Text.of("Write true or false.", "请写 true 或 false。"));
        }
        return false;
    }

    private void problem(String code, String field, Text text) {
        problems.add(new Problem(code, field, text));
    }
}
