package org.strowger.extensions;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** A span of numbers as written in a setting, such as {@code 101-110}. */
final class NumberSpan {
    private static final Pattern FORM = Pattern.compile("\\s*([0-9]{2,11})\\s*(?:-\\s*([0-9]{2,11})\\s*)?");
    private static final int MOST = 1000;

    private NumberSpan() {}

    /**
     * The numbers, in order, with leading zeros kept; none for blank text.
     *
     * @throws IllegalArgumentException when it cannot be read, runs backwards or names more than a thousand
     */
    static List<String> parse(String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a span of numbers: " + text);
        }
        String first = form.group(1);
        String last = form.group(2) == null ? first : form.group(2);
        long from = Long.parseLong(first);
        long to = Long.parseLong(last);
        if (first.length() != last.length() || to < from || to - from >= MOST) {
            throw new IllegalArgumentException("not a span of at most " + MOST + " numbers: " + text);
        }
        String format = "%0" + first.length() + "d";
        return LongStream.rangeClosed(from, to).mapToObj(format::formatted).toList();
    }
}
