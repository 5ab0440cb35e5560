package org.strowger.rest.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.rest.problem.Refusals;

/**
 * A condition on one field, as it stands in the query of a list: the name, an operator, and what the operator wants.
 *
 * <ul>
 *   <li>{@code :} equals, case ignored; {@code ~} contains
 *   <li>{@code |a|b} one of; {@code ?} empty; {@code !} not empty
 *   <li>{@code >=}, {@code <=}, {@code >}, {@code <} for numbers and what is written in digits
 * </ul>
 *
 * <p>A list fulfils it when one of its elements does.
 */
record Filter(String field, String operator, String wanted) {
    static Filter of(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        String rest = text.substring(end);
        String operator = rest.startsWith(">=") || rest.startsWith("<=")
                ? rest.substring(0, 2)
                : rest.isEmpty() ? ":" : rest.substring(0, 1);
        return new Filter(text.substring(0, end), operator, rest.isEmpty() ? "" : rest.substring(operator.length()));
    }

    Predicate<Object> on(FieldSchema schema) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case ":" -> any(text -> text.equalsIgnoreCase(wanted));
            case "~" -> any(text -> text.toLowerCase(Locale.ROOT).contains(lower));
            case "|" -> oneOf();
            case "?" -> Filter::empty;
            case "!" -> value -> !empty(value);
            case ">=" -> value -> comparable(value) && compare(value) >= 0;
            case "<=" -> value -> comparable(value) && compare(value) <= 0;
            case ">" -> value -> comparable(value) && compare(value) > 0;
            case "<" -> value -> comparable(value) && compare(value) < 0;
            default ->
                throw Refusals.invalid(
                        "filter.operator",
                        "filter",
                        "After \"" + schema.name() + "\" there must be one of : ~ | ? ! >= <= > <.",
                        "“" + schema.name() + "”之后须为 : ~ | ? ! >= <= > < 之一。");
        };
    }

    private Predicate<Object> oneOf() {
        List<String> some = Arrays.asList(wanted.toLowerCase(Locale.ROOT).split("\\|", -1));
        return any(text -> some.contains(text.toLowerCase(Locale.ROOT)));
    }

    private static Predicate<Object> any(Predicate<String> test) {
        return value -> value instanceof Collection<?> list
                ? list.stream().anyMatch(element -> test.test(TypeTable.text(element)))
                : test.test(TypeTable.text(value));
    }

    private static boolean empty(Object value) {
        return TypeTable.text(value).isEmpty();
    }

    private static boolean comparable(Object value) {
        return value instanceof Number || Compared.digits(TypeTable.text(value));
    }

    private int compare(Object value) {
        if (!wanted.matches("-?[0-9]{1,18}")) {
            throw Refusals.invalid(
                    "filter.number",
                    "filter",
                    "\"" + field + "\" can only be compared with a number.",
                    "“" + field + "”只能与数字比较。");
        }
        return value instanceof Number number
                ? Long.compare(number.longValue(), Long.parseLong(wanted))
                : Compared.values(TypeTable.text(value), wanted);
    }
}
