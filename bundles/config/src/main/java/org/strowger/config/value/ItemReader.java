package org.strowger.config.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field.SecretKind;
import org.strowger.api.core.Problem;
import org.strowger.config.schema.FieldModel;
import org.strowger.config.schema.RecordModel;
import org.strowger.config.schema.TypeModel;
import org.strowger.config.secret.SecretVault;
import org.strowger.config.secret.Secrets;

/** Turns what a user sends into the stored values of an item, secrets sealed or hashed. */
public final class ItemReader {
    private final Secrets secrets;

    public ItemReader(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * All fields anew.
     *
     * @param key null when the item is new and its key stands in the values
     * @param old stored values before; empty when the item is new
     * @throws org.strowger.api.core.ProblemException INVALID with every problem
     */
    public Map<String, Object> read(TypeModel type, String key, Map<String, ?> in, Map<String, Object> old) {
        Map<String, Object> values = new LinkedHashMap<>(in);
        Issues issues = new Issues();
        keepKey(type, key, values, old, issues);
        Map<String, Object> read = new ValueReader(issues).record(type.root(), "", values, old);
        requireKey(type, read, issues);
        issues.refuseAny();
        return sealed(type.root(), "", new Place(type.name(), keyOf(type, read)), read, old);
    }

    private static void keepKey(
            TypeModel type, String key, Map<String, Object> values, Map<String, Object> old, Issues issues) {
        if (type.singleton() || key == null) {
            return;
        }
        Object given = values.get(type.keyField());
        if (given == null) {
            values.put(type.keyField(), old.get(type.keyField()));
        } else if (!key.equals(given.toString())) {
            issues.add(FieldProblems.immutable(type.keyField()));
        }
    }

    private static void requireKey(TypeModel type, Map<String, Object> read, Issues issues) {
        if (!type.singleton() && issues.none() && keyOf(type, read).isEmpty()) {
            issues.add(FieldProblems.required(type.keyField()));
        }
    }

    /** Only what is named; objects are changed field by field, null takes a field back to its default. */
    public Map<String, Object> patch(TypeModel type, String key, Map<String, ?> in, Map<String, Object> old) {
        return read(type, key, merged(type.root(), in, old), old);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(RecordModel model, Map<String, ?> in, Map<String, Object> old) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (FieldModel field : model.fields()) {
            if (old.get(field.name()) != null) {
                out.put(field.name(), old.get(field.name()));
            }
        }
        in.forEach((name, value) -> {
            Optional<FieldModel> nested = model.field(name).filter(f -> f.nested() != null);
            boolean deeper = nested.isPresent() && value instanceof Map && out.get(name) instanceof Map;
            out.put(
                    name,
                    deeper
                            ? merged(nested.get().nested(), (Map<String, Object>) value, (Map<String, Object>)
                                    out.get(name))
                            : value);
        });
        return out;
    }

    /** What the declared constraints have against stored values. */
    public List<Problem> check(TypeModel type, Map<String, Object> stored) {
        Issues issues = new Issues();
        new ValueReader(issues).record(type.root(), "", stored, stored);
        return issues.problems();
    }

    /** The key of stored values. */
    public static String keyOf(TypeModel type, Map<String, Object> stored) {
        return type.singleton() ? ConfigType.SINGLETON : String.valueOf(stored.getOrDefault(type.keyField(), ""));
    }

    private record Place(String type, String key) {
        String of(String path) {
            return SecretVault.place(type, key, path);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> sealed(
            RecordModel model, String path, Place place, Map<String, Object> read, Map<String, Object> old) {
        for (FieldModel field : model.fields()) {
            Object value = read.get(field.name());
            Object before = old.get(field.name());
            if (value instanceof ClearSecret clear) {
                read.put(field.name(), stored(field, clear.text(), place.of(path + field.name()), before));
            } else if (value instanceof Map<?, ?> nested) {
                Map<String, Object> inner = before instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
                sealed(field.nested(), path + field.name() + '.', place, (Map<String, Object>) nested, inner);
            }
        }
        return read;
    }

    private StoredSecret stored(FieldModel field, String clear, String place, Object before) {
        if (field.schema().secret() == SecretKind.HASHED) {
            return new StoredSecret(true, secrets.hash(clear));
        }
        boolean same = before instanceof StoredSecret known && !known.hashed() && clear.equals(opened(known, place));
        return same ? (StoredSecret) before : new StoredSecret(false, secrets.seal(clear, place));
    }

    private String opened(StoredSecret known, String place) {
        try {
            return secrets.open(known.text(), place);
        } catch (SecretVault.UnreadableSecretException e) {
            // It is being replaced, which is what an administrator must do with such a secret.
            return null;
        }
    }
}
