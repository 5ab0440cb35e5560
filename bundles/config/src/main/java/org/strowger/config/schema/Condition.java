package org.strowger.config.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.api.config.TypeSchema.Option;

/** Reads {@link org.strowger.api.config.Field#visibleWhen}, so that a slip of the pen is found when the type is declared. */
final class Condition {
    private static final Pattern PART =
            Pattern.compile("(!?)([A-Za-z][A-Za-z0-9]*)|([A-Za-z][A-Za-z0-9]*)(!?=)([^&]+)");

    private Condition() {}

    /** What is wrong with a condition of one of the fields of a record. */
    static Optional<String> fault(FieldSchema owner, List<FieldSchema> fields) {
        String text = owner.hints().visibleWhen();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (String part : text.split("&", -1)) {
            Matcher read = PART.matcher(part.trim());
            if (!read.matches()) {
                return Optional.of("condition " + part + " is not written as it must be");
            }
            Optional<String> fault = read.group(2) != null
                    ? named(owner, fields, read.group(2)).isPresent()
                            ? Optional.empty()
                            : Optional.of("condition on " + read.group(2) + ", which is no other field")
                    : compared(owner, fields, read.group(3), read.group(5));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<FieldSchema> named(FieldSchema owner, List<FieldSchema> fields, String name) {
        return fields.stream()
                .filter(f -> f.name().equals(name) && !name.equals(owner.name()))
                .findFirst();
    }

    private static Optional<String> compared(FieldSchema owner, List<FieldSchema> fields, String name, String values) {
        Optional<FieldSchema> field = named(owner, fields, name);
        if (field.isEmpty()) {
            return Optional.of("condition on " + name + ", which is no other field");
        }
        List<String> possible = field.get().kind() == Kind.BOOLEAN
                ? List.of("true", "false")
                : field.get().options().stream().map(Option::value).toList();
        for (String value : values.split("\\|", -1)) {
            if (!possible.isEmpty() && !possible.contains(value)) {
                return Optional.of("condition on " + name + ", which is never " + value);
            }
        }
        return Optional.empty();
    }
}
