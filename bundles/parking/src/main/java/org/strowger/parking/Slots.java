package org.strowger.parking;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** The numbers of the places, from one to another; all have the same number of digits. */
record Slots(String first, String last) {
    /** As in the settings, such as {@code 41-49}. */
    static Slots of(String span) {
        int dash = span.indexOf('-');
        return dash < 0 ? new Slots(span, span) : new Slots(span.substring(0, dash), span.substring(dash + 1));
    }

    boolean contains(String number) {
        return number.length() == first.length() && number.compareTo(first) >= 0 && number.compareTo(last) <= 0;
    }

    /** How many there are; below one when the last comes before the first. */
    long count() {
        return Long.parseLong(last) - Long.parseLong(first) + 1;
    }

    List<String> all() {
        String format = "%0" + first.length() + "d";
        return LongStream.rangeClosed(Long.parseLong(first), Long.parseLong(last))
                .mapToObj(number -> String.format(Locale.ROOT, format, number))
                .toList();
    }
}
