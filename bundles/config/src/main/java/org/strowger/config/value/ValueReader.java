package org.strowger.config.value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.api.config.SecretMask;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.config.schema.FieldModel;
import org.strowger.config.schema.RecordModel;

/**
 * Reads what a user sends: JSON-like values in, stored values out, with a problem for everything that breaks what the
 * record declares. New secrets come out as {@link ClearSecret}.
 */
final class ValueReader {
    /** Lists have bounds of their own; their texts need one as well. */
    private static final int LONGEST_ELEMENT = 255;

    private final Issues issues;

    ValueReader(Issues issues) {
        this.issues = issues;
    }

    /**
     * Reads a whole record; what is not named takes its default, or stays when it is secret or immutable.
     *
     * @param old stored values before the change; empty when there are none
     */
    Map<String, Object> record(RecordModel model, String path, Map<?, ?> in, Map<String, Object> old) {
        for (Object name : in.keySet()) {
            if (model.field(String.valueOf(name)).isEmpty()) {
                issues.add(FieldProblems.unknown(path + name));
            }
        }
        Map<String, Object> out = new LinkedHashMap<>();
        for (FieldModel field : model.fields()) {
            String at = path + field.name();
            Object before = old.get(field.name());
            boolean stays = field.secret() || field.schema().immutable();
            Object given = in.containsKey(field.name()) || !stays ? in.get(field.name()) : before;
            Object value = value(field, at, given, before);
            if (field.schema().immutable() && before != null && !before.equals(value)) {
                issues.add(FieldProblems.immutable(at));
            }
            out.put(field.name(), value);
        }
        return out;
    }

    private Object value(FieldModel field, String path, Object in, Object before) {
        if (field.secret()) {
            return secret(field, path, in, before);
        }
        return switch (field.kind()) {
            case OBJECT -> object(field, path, in == null ? field.schema().defaultValue() : in, before);
            case LIST -> list(field, path, in == null ? field.schema().defaultValue() : in);
            default -> scalar(field, path, in == null ? field.schema().defaultValue() : in);
        };
    }

    private Object secret(FieldModel field, String path, Object in, Object before) {
        Object known = before instanceof StoredSecret ? before : null;
        if (in instanceof StoredSecret || SecretMask.SET.equals(in)) {
            return required(field, path, in instanceof StoredSecret ? in : known);
        }
        if (in != null && !(in instanceof String)) {
            issues.add(FieldProblems.kind(path, Kind.STRING));
            return null;
        }
        String text = in == null ? "" : (String) in;
        if (text.isEmpty()) {
            return required(field, path, null);
        }
        text(field, path, text);
        return new ClearSecret(text);
    }

    private Object required(FieldModel field, String path, Object value) {
        if (field.schema().required() && (value == null || value.equals(""))) {
            issues.add(FieldProblems.required(path));
        }
        return value;
    }

    private Object scalar(FieldModel field, String path, Object in) {
        if (in == null || in.equals("")) {
            return required(field, path, field.kind() == Kind.STRING ? "" : null);
        }
        Object stored = plain(field, path, in);
        if (stored instanceof Long number) {
            range(field, path, number);
        }
        return stored;
    }

    private Object plain(FieldModel field, String path, Object in) {
        Object stored = Scalars.stored(field.scalarKind(), field.scalarType(), in);
        if (stored == null) {
            issues.add(
                    field.scalarKind() == Kind.ENUM && in instanceof String
                            ? FieldProblems.option(path, field.schema())
                            : FieldProblems.kind(path, field.scalarKind()));
            return null;
        }
        if (field.scalarKind() == Kind.STRING) {
            text(field, path, (String) stored);
        }
        boolean listed =
                field.schema().options().stream().anyMatch(o -> o.value().equals(stored));
        if (!field.schema().options().isEmpty() && !listed) {
            issues.add(FieldProblems.option(path, field.schema()));
        }
        return stored;
    }

    private void range(FieldModel field, String path, long number) {
        Long min = field.schema().min();
        Long max = field.schema().max();
        if ((min != null && number < min) || (max != null && number > max)) {
            issues.add(FieldProblems.range(path, field.schema()));
        }
    }

    private void text(FieldModel field, String path, String text) {
        boolean list = field.kind() == Kind.LIST;
        int length = TextRules.length(text);
        if (!TextRules.clean(text)) {
            issues.add(FieldProblems.characters(path));
        } else if (!list
                && (length < field.schema().min() || length > field.schema().max())) {
            issues.add(FieldProblems.length(path, field.schema()));
        } else if (list && length > LONGEST_ELEMENT) {
            issues.add(FieldProblems.elementLength(path, LONGEST_ELEMENT));
        } else if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
            issues.add(FieldProblems.pattern(path, field.schema()));
        }
    }

    private Object list(FieldModel field, String path, Object in) {
        if (!(in instanceof Iterable<?> elements)) {
            issues.add(FieldProblems.kind(path, Kind.LIST));
            return null;
        }
        List<Object> out = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        int index = 0;
        for (Object element : elements) {
            String at = path + '[' + index++ + ']';
            Object stored = element(field, at, element);
            if (field.set() && stored != null && !seen.add(stored)) {
                issues.add(FieldProblems.duplicate(at));
            }
            out.add(stored);
        }
        if (index < field.schema().min() || index > field.schema().max()) {
            issues.add(FieldProblems.size(path, field.schema()));
        } else if (field.schema().required() && index == 0) {
            issues.add(FieldProblems.required(path));
        }
        return out;
    }

    private Object element(FieldModel field, String path, Object in) {
        if (field.scalarKind() == Kind.OBJECT) {
            return object(field, path, in, null);
        }
        if (in == null || in.equals("")) {
            issues.add(FieldProblems.required(path));
            return null;
        }
        return plain(field, path, in);
    }

    @SuppressWarnings("unchecked")
    private Object object(FieldModel field, String path, Object in, Object before) {
        if (in == null) {
            return absentObject(field, path);
        }
        if (!(in instanceof Map<?, ?> map)) {
            issues.add(FieldProblems.kind(path, Kind.OBJECT));
            return null;
        }
        Map<String, Object> old = before instanceof Map<?, ?> values ? (Map<String, Object>) values : Map.of();
        return record(field.nested(), path + '.', map, old);
    }

    /** Nobody has set it: its defaults when these are complete, else nothing. */
    private Object absentObject(FieldModel field, String path) {
        Issues missing = new Issues();
        Map<String, Object> defaults = new ValueReader(missing).record(field.nested(), path + '.', Map.of(), Map.of());
        if (missing.none()) {
            return defaults;
        }
        if (field.schema().required() || field.kind() == Kind.LIST) {
            missing.problems().forEach(issues::add);
        }
        return null;
    }
}
