package org.strowger.config.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.config.schema.FieldModel;
import org.strowger.config.schema.RecordModel;
import org.strowger.config.schema.TypeModel;
import org.strowger.config.secret.SecretVault;
import org.strowger.config.secret.Secrets;

/** Makes the typed record of an item from its stored values. */
public final class RecordBuilder {
    private final Secrets secrets;

    public RecordBuilder(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Stored values brought in line with the type as it is now: fields that have come since take their defaults, others
     * are left out.
     */
    public static Map<String, Object> complete(TypeModel type, Map<String, Object> stored) {
        return complete(type.root(), stored);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> complete(RecordModel model, Map<String, Object> stored) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (FieldModel field : model.fields()) {
            Object value = stored.get(field.name());
            if (value instanceof Map<?, ?> map && field.kind() == Kind.OBJECT) {
                value = complete(field.nested(), (Map<String, Object>) map);
            } else if (value instanceof List<?> list && field.nested() != null) {
                value = list.stream()
                        .map(e -> e instanceof Map<?, ?> m ? complete(field.nested(), (Map<String, Object>) m) : e)
                        .toList();
            } else if (!stored.containsKey(field.name())) {
                value = initial(field);
            }
            out.put(field.name(), value);
        }
        return Collections.unmodifiableMap(out);
    }

    private static Object initial(FieldModel field) {
        Issues missing = new Issues();
        if (field.kind() != Kind.OBJECT) {
            return field.secret() ? null : field.schema().defaultValue();
        }
        Map<String, Object> defaults = new ValueReader(missing).record(field.nested(), "", Map.of(), Map.of());
        return missing.none() ? defaults : null;
    }

    /**
     * The record.
     *
     * @param stored complete values
     * @throws RuntimeException when the values do not fit the type any more, a secret does not open, or the record's own
     *     constructor refuses
     */
    public Record build(TypeModel type, String key, Map<String, Object> stored) {
        return build(type.root(), "", type.name(), key, stored);
    }

    private Record build(RecordModel model, String path, String type, String key, Map<String, Object> stored) {
        Object[] arguments = new Object[model.fields().size()];
        for (int i = 0; i < arguments.length; i++) {
            FieldModel field = model.fields().get(i);
            arguments[i] = argument(field, path + field.name(), type, key, stored.get(field.name()));
        }
        return model.create(arguments);
    }

    private Object argument(FieldModel field, String path, String type, String key, Object stored) {
        if (field.secret()) {
            return secret(path, type, key, stored);
        }
        return switch (field.kind()) {
            case OBJECT -> object(field, path, type, key, stored);
            case LIST -> list(field, path, type, key, stored);
            default -> Scalars.java(field.kind(), field.type(), stored);
        };
    }

    private String secret(String path, String type, String key, Object stored) {
        if (!(stored instanceof StoredSecret secret)) {
            return "";
        }
        return secret.hashed() ? secret.text() : secrets.open(secret.text(), SecretVault.place(type, key, path));
    }

    @SuppressWarnings("unchecked")
    private Object object(FieldModel field, String path, String type, String key, Object stored) {
        return stored == null ? null : build(field.nested(), path + '.', type, key, (Map<String, Object>) stored);
    }

    private Object list(FieldModel field, String path, String type, String key, Object stored) {
        List<Object> elements = ((List<?>) stored)
                .stream()
                        .<Object>map(e -> field.nested() != null
                                ? object(field, path, type, key, e)
                                : Scalars.java(field.scalarKind(), field.scalarType(), e))
                        .toList();
        return field.set() ? Collections.unmodifiableSet(new LinkedHashSet<>(elements)) : List.copyOf(elements);
    }
}
