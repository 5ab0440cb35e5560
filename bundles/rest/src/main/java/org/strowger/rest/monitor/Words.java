package org.strowger.rest.monitor;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.strowger.rest.problem.Refusals;

/** Query parameters that must be one of some words. */
final class Words {
    private Words() {}

    /** Null or blank means none was asked for. */
    static <E extends Enum<E>> E read(Class<E> type, String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (E value : type.getEnumConstants()) {
            if (word(value).equals(text)) {
                return value;
            }
        }
        String words = Arrays.stream(type.getEnumConstants()).map(Words::word).collect(Collectors.joining(", "));
        throw Refusals.invalid(
                "value.unknown",
                field,
                "\"" + field + "\" must be one of: " + words + ".",
                "“" + field + "”须为以下之一：" + words + "。");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
