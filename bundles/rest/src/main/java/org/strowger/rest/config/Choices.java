package org.strowger.rest.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.Field.SecretKind;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.rest.security.Caller;

/** Items of a type as things to choose from. */
final class Choices {
    private final ConfigService config;
    private final Lists lists;

    Choices(ConfigService config, Lists lists) {
        this.config = config;
        this.lists = lists;
    }

    /**
     * An item to choose.
     *
     * @param value its key
     * @param label its key and what people call it
     * @param detail more, to tell it from others; empty when there is none
     */
    public record Choice(String value, String label, String detail) {}

    /** Items that a caller may see, whose label or detail has all words of the search. */
    Stream<Choice> search(Caller caller, TypeSchema type, String search) {
        List<String> words = search == null || search.isBlank()
                ? List.of()
                : Arrays.asList(search.trim().toLowerCase(Locale.ROOT).split("\\s+"));
        TypeTable table = lists.table(type);
        Optional<FieldSchema> detail = detail(type);
        return Arrays.stream(table.order(""))
                .filter(row -> TypeAccess.maySee(caller, type, table.key(row)))
                .mapToObj(row -> choice(
                        table.key(row),
                        type.hints().title().isEmpty()
                                ? null
                                : table.value(row, type.hints().title()),
                        detail.map(f -> table.value(row, f.name())).orElse(null)))
                .filter(choice -> has(choice, words));
    }

    private static boolean has(Choice choice, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        String there = (choice.label() + '\n' + choice.detail()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(there::contains);
    }

    /** One that was chosen before. */
    Optional<Choice> find(Caller caller, TypeSchema type, String key) {
        if (!TypeAccess.maySee(caller, type, key)) {
            return Optional.empty();
        }
        return config.snapshot()
                .raw(type.name(), key)
                .map(values -> choice(
                        key,
                        values.get(type.hints().title()),
                        detail(type).map(f -> values.get(f.name())).orElse(null)));
    }

    private static Choice choice(String key, Object title, Object detail) {
        return new Choice(key, label(key, title), TypeTable.text(detail));
    }

    static String label(String key, Object title) {
        String name = TypeTable.text(title);
        return name.isEmpty() || name.equals(key) ? key : key + ' ' + name;
    }

    static String label(TypeSchema type, String key, Map<String, Object> values) {
        return label(key, values.get(type.hints().title()));
    }

    /** The first column of text that is neither key nor title. */
    private static Optional<FieldSchema> detail(TypeSchema type) {
        return type.fields().stream()
                .filter(f -> f.column() && f.kind() == Kind.STRING && f.secret() == SecretKind.NONE)
                .filter(f -> !f.name().equals(type.key())
                        && !f.name().equals(type.hints().title()))
                .findFirst();
    }
}
