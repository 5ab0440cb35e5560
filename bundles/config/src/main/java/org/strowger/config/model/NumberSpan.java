package org.strowger.config.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** What a text says that claims numbers: one, or all from one to another, such as {@code 41-49}. */
final class NumberSpan {
    /** More than any range of ours needs; a slip of the finger must not fill the memory. */
    private static final int MOST = 10_000;

    private NumberSpan() {}

    /** The numbers of a span in order; any other text is taken to be one number. */
    static List<String> numbers(String text) {
        int dash = text.indexOf('-');
        String first = dash < 0 ? "" : text.substring(0, dash);
        String last = text.substring(dash + 1);
        if (!first.matches("[0-9]{1,11}") || !last.matches("[0-9]{1,11}") || first.length() != last.length()) {
            return List.of(text);
        }
        long from = Long.parseLong(first);
        long to = Long.parseLong(last);
        if (to < from || to - from >= MOST) {
            return List.of(text);
        }
        String format = "%0" + first.length() + "d";
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> String.format(Locale.ROOT, format, number))
                .toList();
    }
}
