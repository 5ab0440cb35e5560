package org.strowger.rest.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** How enums are spelt by this API: lower case with hyphens. */
public final class EnumNames {
    private EnumNames() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with that spelling; null for null or an empty text. */
    public static <E extends Enum<E>> E parse(Class<E> type, String text, String field) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(e -> of(e).equals(text))
                .findFirst();
        return found.orElseThrow(() -> unknown(type, text, field));
    }

    private static ProblemException unknown(Class<? extends Enum<?>> type, String text, String field) {
        String known = Arrays.stream(type.getEnumConstants()).map(EnumNames::of).collect(Collectors.joining(", "));
        return new ProblemException(
                ProblemException.Kind.INVALID,
                "value.unknown",
                field,
                new Text("\"" + text + "\" is not one of " + known + ".", "“" + text + "”不在可选值之内：" + known + "。"));
    }
}
