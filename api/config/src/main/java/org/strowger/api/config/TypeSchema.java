package org.strowger.api.config;

import java.util.List;
import java.util.Optional;
import org.strowger.api.core.Text;

/**
 * A declared type, as doors see it.
 *
 * @param key name of the key field; empty for a singleton
 * @param menu part of the menu in which its page stands
 */
public record TypeSchema(
        String name,
        String key,
        Text label,
        List<FieldSchema> fields,
        List<String> readableBy,
        List<String> writableBy,
        String menu,
        TypeHints hints) {

    /** Without hints. */
    public TypeSchema(
            String name,
            String key,
            Text label,
            List<FieldSchema> fields,
            List<String> readableBy,
            List<String> writableBy,
            String menu) {
        this(name, key, label, fields, readableBy, writableBy, menu, TypeHints.NONE);
    }

    public TypeSchema(
            String name,
            String key,
            Text label,
            List<FieldSchema> fields,
            List<String> readableBy,
            List<String> writableBy) {
        this(name, key, label, fields, readableBy, writableBy, "settings");
    }

    public boolean singleton() {
        return key.isEmpty();
    }

    public Optional<FieldSchema> field(String fieldName) {
        return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    }

    /** JSON kind of a field. */
    public enum Kind {
        STRING,
        INTEGER,
        BOOLEAN,
        /** One of {@link FieldSchema#options}. */
        ENUM,
        /** Whole seconds. */
        DURATION,
        /** HH:MM or HH:MM:SS. */
        TIME,
        LIST,
        OBJECT
    }

    /**
     * One field.
     *
     * @param element for lists: kind of the elements
     * @param fields for objects and lists of objects: their fields
     * @param min smallest number, seconds, text length or list size; null when unbounded
     * @param defaultValue JSON-like, or null
     * @param references name of the type whose keys it holds; empty for none
     * @param destination names a destination of calls; see {@link Field#destination}
     */
    public record FieldSchema(
            String name,
            Kind kind,
            Kind element,
            List<FieldSchema> fields,
            boolean required,
            Object defaultValue,
            Long min,
            Long max,
            String pattern,
            List<Option> options,
            String references,
            boolean destination,
            String numberKind,
            Field.SecretKind secret,
            String group,
            int order,
            boolean column,
            boolean immutable,
            boolean dormant,
            Text label,
            Text help,
            Text groupLabel,
            FieldHints hints) {
        /** Without hints. */
        public FieldSchema(
                String name,
                Kind kind,
                Kind element,
                List<FieldSchema> fields,
                boolean required,
                Object defaultValue,
                Long min,
                Long max,
                String pattern,
                List<Option> options,
                String references,
                boolean destination,
                String numberKind,
                Field.SecretKind secret,
                String group,
                int order,
                boolean column,
                boolean immutable,
                boolean dormant,
                Text label,
                Text help,
                Text groupLabel) {
            this(
                    name,
                    kind,
                    element,
                    fields,
                    required,
                    defaultValue,
                    min,
                    max,
                    pattern,
                    options,
                    references,
                    destination,
                    numberKind,
                    secret,
                    group,
                    order,
                    column,
                    immutable,
                    dormant,
                    label,
                    help,
                    groupLabel,
                    FieldHints.NONE);
        }

        /** Of a field that is no destination. */
        public FieldSchema(
                String name,
                Kind kind,
                Kind element,
                List<FieldSchema> fields,
                boolean required,
                Object defaultValue,
                Long min,
                Long max,
                String pattern,
                List<Option> options,
                String references,
                String numberKind,
                Field.SecretKind secret,
                String group,
                int order,
                boolean column,
                boolean immutable,
                boolean dormant,
                Text label,
                Text help,
                Text groupLabel) {
            this(
                    name,
                    kind,
                    element,
                    fields,
                    required,
                    defaultValue,
                    min,
                    max,
                    pattern,
                    options,
                    references,
                    false,
                    numberKind,
                    secret,
                    group,
                    order,
                    column,
                    immutable,
                    dormant,
                    label,
                    help,
                    groupLabel);
        }
    }

    /**
     * How to present a type.
     *
     * @param title name of the field that names an item to people; empty for none
     * @param icon name of an icon; empty for the usual one
     * @param help what the type is for
     * @param empty what to do while there are no items
     */
    public record TypeHints(String title, String icon, Text help, Text empty) {
        public static final TypeHints NONE = new TypeHints("", "", Text.of("", ""), Text.of("", ""));
    }

    /**
     * How to present a field; see {@link Field}.
     *
     * @param placeholder shown in an empty text field
     */
    public record FieldHints(
            String widget,
            Field.Importance importance,
            String visibleWhen,
            String unit,
            Text placeholder,
            boolean personal,
            boolean series) {
        public static final FieldHints NONE =
                new FieldHints("", Field.Importance.BASIC, "", "", Text.of("", ""), false, false);
    }

    /** A value to choose. */
    public record Option(String value, Text label) {}
}
