package org.strowger.config.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.strowger.api.config.Field;
import org.strowger.api.config.Field.SecretKind;
import org.strowger.api.config.TypeSchema.FieldHints;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.api.config.TypeSchema.Option;
import org.strowger.api.core.Text;
import org.strowger.config.value.Scalars;

/** Derives one field from a component and its annotation. */
final class FieldReader {
    private static final Map<Class<?>, Kind> SCALARS = Map.of(
            String.class, Kind.STRING,
            int.class, Kind.INTEGER,
            Integer.class, Kind.INTEGER,
            long.class, Kind.INTEGER,
            Long.class, Kind.INTEGER,
            boolean.class, Kind.BOOLEAN,
            Boolean.class, Kind.BOOLEAN,
            Duration.class, Kind.DURATION,
            LocalTime.class, Kind.TIME);

    /** Stands in for an annotation that is not there. */
    private record Plain(@Field String nothing) {
        static Field annotation() {
            return Plain.class.getRecordComponents()[0].getAnnotation(Field.class);
        }
    }

    private final RecordComponent component;
    private final SchemaReader.Context context;
    private final Field declared;
    private final Class<?> elementType;
    private final Kind kind;

    private FieldReader(RecordComponent component, SchemaReader.Context context) {
        this.component = component;
        this.context = context;
        Field annotation = component.getAnnotation(Field.class);
        this.declared = annotation == null ? Plain.annotation() : annotation;
        this.elementType = isList(component.getType()) ? elementType(component) : null;
        this.kind = kind(component.getType());
    }

    static FieldModel read(RecordComponent component, SchemaReader.Context context) {
        return new FieldReader(component, context).read();
    }

    private FieldModel read() {
        Kind element = elementType == null ? null : kind(elementType);
        check(element);
        Class<?> scalar = elementType == null ? component.getType() : elementType;
        RecordModel nested = scalar.isRecord()
                ? SchemaReader.nested(scalar, context.below(component.getName(), elementType != null))
                : null;
        Pattern pattern = declared.pattern().isEmpty() ? null : Pattern.compile(declared.pattern());
        return new FieldModel(schema(element, nested, scalar), component.getType(), elementType, nested, pattern);
    }

    private void check(Kind element) {
        Kind scalar = element == null ? kind : element;
        if (element == Kind.LIST) {
            throw wrong("lists of lists are not supported");
        }
        if (declared.secret() != SecretKind.NONE && (kind != Kind.STRING || context.inList())) {
            throw wrong("a secret must be a text outside lists");
        }
        boolean textual = !declared.pattern().isEmpty()
                || !declared.references().isEmpty()
                || !declared.numberKind().isEmpty()
                || declared.destination();
        if (textual && scalar != Kind.STRING) {
            throw wrong("only texts have a pattern, a reference, a number kind or a destination");
        }
        boolean pointing =
                !declared.references().isEmpty() || !declared.numberKind().isEmpty();
        if (declared.destination() && (pointing || declared.secret() != SecretKind.NONE)) {
            throw wrong("a destination is no reference, number or secret");
        }
        if (declared.series() && kind != Kind.STRING) {
            throw wrong("only texts count up in a series");
        }
        if (declared.options().length > 0 && scalar != Kind.STRING && scalar != Kind.ENUM) {
            throw wrong("only texts and enums have options");
        }
    }

    private FieldSchema schema(Kind element, RecordModel nested, Class<?> scalar) {
        String key = context.prefix() + '.' + component.getName();
        Text none = new Text("", "");
        return new FieldSchema(
                component.getName(),
                kind,
                element,
                nested == null
                        ? List.of()
                        : nested.fields().stream().map(FieldModel::schema).toList(),
                declared.required(),
                defaultValue(element, scalar),
                smallest(),
                largest(),
                declared.pattern(),
                options(scalar, key),
                declared.references(),
                declared.destination(),
                declared.numberKind(),
                declared.secret(),
                declared.group(),
                declared.order(),
                declared.column(),
                declared.immutable(),
                declared.dormant(),
                context.messages().get(key + ".label", Messages.humanize(component.getName())),
                context.messages().get(key + ".help", ""),
                declared.group().isEmpty()
                        ? none
                        : context.messages()
                                .get(
                                        context.prefix() + ".group." + declared.group(),
                                        Messages.humanize(declared.group())),
                new FieldHints(
                        declared.widget(),
                        declared.importance(),
                        declared.visibleWhen(),
                        declared.unit(),
                        context.messages().get(key + ".placeholder", ""),
                        declared.personal(),
                        declared.series()));
    }

    private Object defaultValue(Kind element, Class<?> scalar) {
        if (declared.defaultValue().isEmpty()) {
            return Scalars.unset(kind, component.getType());
        }
        try {
            return Scalars.literal(kind, element, scalar, declared.defaultValue());
        } catch (IllegalArgumentException e) {
            throw wrong("default " + declared.defaultValue() + " does not fit");
        }
    }

    private Long smallest() {
        if (kind == Kind.INTEGER || kind == Kind.DURATION) {
            long lowest = kind == Kind.DURATION ? 0 : declared.min();
            boolean narrow = component.getType() == int.class || component.getType() == Integer.class;
            long bound = Math.max(Math.max(declared.min(), lowest), narrow ? Integer.MIN_VALUE : Long.MIN_VALUE);
            return bound == Long.MIN_VALUE ? null : Long.valueOf(bound);
        }
        return (kind == Kind.STRING || kind == Kind.LIST) ? Long.valueOf(declared.minLength()) : null;
    }

    private Long largest() {
        if (kind == Kind.INTEGER || kind == Kind.DURATION) {
            boolean narrow = component.getType() == int.class || component.getType() == Integer.class;
            long bound = Math.min(declared.max(), narrow ? Integer.MAX_VALUE : Long.MAX_VALUE);
            return bound == Long.MAX_VALUE ? null : Long.valueOf(bound);
        }
        return (kind == Kind.STRING || kind == Kind.LIST) ? Long.valueOf(declared.maxLength()) : null;
    }

    private List<Option> options(Class<?> scalar, String key) {
        List<String> chosen = Arrays.stream(declared.options())
                .map(o -> scalar.isEnum() ? Scalars.canonical(o) : o)
                .toList();
        if (!scalar.isEnum()) {
            return chosen.stream().map(o -> new Option(o, label(key, o, o))).toList();
        }
        List<Option> options = new ArrayList<>();
        for (Object constant : scalar.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            String value = Scalars.canonical(name);
            if (chosen.isEmpty() || chosen.contains(value)) {
                options.add(new Option(value, label(key, name, value)));
            }
        }
        return List.copyOf(options);
    }

    private Text label(String key, String name, String value) {
        Messages messages = context.messages();
        return messages.find(key + ".option." + name)
                .or(() -> messages.find(key + ".option." + value))
                .orElseGet(() -> new Text(Messages.humanize(name), Messages.humanize(name)));
    }

    private Kind kind(Class<?> type) {
        if (isList(type)) {
            return Kind.LIST;
        }
        if (type.isEnum()) {
            return Kind.ENUM;
        }
        if (type.isRecord()) {
            return Kind.OBJECT;
        }
        Kind scalar = SCALARS.get(type);
        if (scalar == null) {
            throw wrong(type.getName() + " is no type of configuration values");
        }
        return scalar;
    }

    private static boolean isList(Class<?> type) {
        return type == List.class || type == Set.class;
    }

    private Class<?> elementType(RecordComponent list) {
        Type generic = list.getGenericType();
        if (generic instanceof ParameterizedType typed
                && typed.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        throw wrong("the type of the list's elements is not known");
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                component.getDeclaringRecord().getName() + '.' + component.getName() + ": " + why);
    }
}
