package org.strowger.config.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.api.config.TypeSchema.TypeHints;

/** Derives a type from its record. Everything a developer can get wrong is refused with a sentence for him. */
public final class SchemaReader {
    private static final Pattern TYPE_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private SchemaReader() {}

    /** @throws IllegalArgumentException when the record cannot be a type of configuration */
    public static TypeModel read(Class<? extends Record> type) {
        ConfigType declared = type.getAnnotation(ConfigType.class);
        if (declared == null || !TYPE_NAME.matcher(declared.name()).matches()) {
            throw new IllegalArgumentException(type.getName() + " needs @ConfigType with a lower-case name");
        }
        Messages messages = new Messages(type);
        RecordModel root = record(type, new Context(declared.name(), messages, List.of(type), false));
        checkKey(declared, root);
        TypeSchema schema = new TypeSchema(
                declared.name(),
                declared.key(),
                messages.get(declared.name() + ".label", Messages.humanize(declared.name())),
                root.fields().stream().map(FieldModel::schema).toList(),
                List.of(declared.readableBy()),
                List.of(declared.writableBy()),
                declared.menu(),
                hints(declared, root, messages));
        return new TypeModel(schema, root, links(root, ""));
    }

    private static TypeHints hints(ConfigType declared, RecordModel root, Messages messages) {
        if (!declared.title().isEmpty() && root.field(declared.title()).isEmpty()) {
            throw new IllegalArgumentException(root.type().getName() + " has no " + declared.title());
        }
        return new TypeHints(
                declared.title(),
                declared.icon(),
                messages.get(declared.name() + ".help", ""),
                messages.get(declared.name() + ".empty", ""));
    }

    private static void checkKey(ConfigType declared, RecordModel root) {
        if (declared.key().isEmpty()) {
            return;
        }
        FieldModel key = root.field(declared.key())
                .orElseThrow(() -> new IllegalArgumentException(root.type().getName() + " has no " + declared.key()));
        if (key.kind() == Kind.LIST || key.kind() == Kind.OBJECT || key.secret()) {
            throw new IllegalArgumentException(root.type().getName() + ": the key must be a plain value");
        }
    }

    private static RecordModel record(Class<? extends Record> type, Context context) {
        RecordComponent[] components = type.getRecordComponents();
        List<FieldModel> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            fields.add(FieldReader.read(component, context));
        }
        checkConditions(type, fields.stream().map(FieldModel::schema).toList());
        return new RecordModel(type, constructor(type, components), List.copyOf(fields));
    }

    private static void checkConditions(Class<?> type, List<FieldSchema> fields) {
        for (FieldSchema field : fields) {
            Condition.fault(field, fields).ifPresent(fault -> {
                throw new IllegalArgumentException(type.getName() + '.' + field.name() + ": " + fault);
            });
        }
    }

    static RecordModel nested(Class<?> type, Context context) {
        if (context.path().contains(type)) {
            throw new IllegalArgumentException(type.getName() + " contains itself");
        }
        List<Class<?>> path = new ArrayList<>(context.path());
        path.add(type);
        return record(
                type.asSubclass(Record.class),
                new Context(context.prefix(), context.messages(), path, context.inList()));
    }

    private static <R extends Record> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no canonical constructor", e);
        }
    }

    private static List<LinkRule> links(RecordModel model, String prefix) {
        List<LinkRule> links = new ArrayList<>();
        for (FieldModel field : model.fields()) {
            FieldSchema schema = field.schema();
            String path = prefix + field.name();
            if (!schema.references().isEmpty()) {
                links.add(new LinkRule(path, LinkKind.REFERENCE, schema.references()));
            }
            if (!schema.numberKind().isEmpty()) {
                links.add(new LinkRule(path, LinkKind.NUMBER, schema.numberKind()));
            }
            if (schema.destination()) {
                links.add(new LinkRule(path, LinkKind.DESTINATION, ""));
            }
            if (field.nested() != null) {
                links.addAll(links(field.nested(), path + '.'));
            }
        }
        return List.copyOf(links);
    }

    /**
     * Where a component stands.
     *
     * @param prefix of its texts' names
     * @param path record classes from the outermost on
     */
    record Context(String prefix, Messages messages, List<Class<?>> path, boolean inList) {
        Context below(String name, boolean list) {
            return new Context(prefix + '.' + name, messages, path, inList || list);
        }
    }
}
