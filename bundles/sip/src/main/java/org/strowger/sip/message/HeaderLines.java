package org.strowger.sip.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The header lines of a message: where each name and value is. Values are cut out when they are asked for, since of most
 * messages few headers are ever looked at. Immutable once read.
 */
final class HeaderLines {
    private static final int MOST = 200;
    private static final int FIELDS = 4;
    private static final int FIRST = 24;
    /** Names that may be written as one letter, and the letters. */
    private static final String[] LONG = {
        "call-id", "contact", "content-encoding", "content-length", "content-type", "from", "subject", "supported",
        "to", "via", "event", "allow-events", "refer-to", "referred-by", "session-expires", "accept-contact",
        "request-disposition"
    };

    private static final String LETTERS = "imelcfsktvourbxad";
    /** Several values may stand in one line of these, with commas between. */
    private static final Set<String> LISTS = Set.of(
            "via",
            "route",
            "record-route",
            "path",
            "service-route",
            "contact",
            "allow",
            "supported",
            "require",
            "proxy-require",
            "unsupported",
            "accept",
            "accept-encoding",
            "accept-language",
            "allow-events",
            "p-asserted-identity",
            "p-preferred-identity",
            "diversion",
            "history-info",
            "reason",
            "alert-info",
            "call-info",
            "error-info",
            "warning");

    private final String text;
    /** For each header: where its name begins and ends, and its value. */
    private int[] at = new int[FIRST * FIELDS];

    private int count;

    private HeaderLines(String text) {
        this.text = text;
    }

    /**
     * Reads lines from a position on.
     *
     * @throws MalformedMessage when there is a line that is no header, or too many
     */
    static HeaderLines read(String text, int from) throws MalformedMessage {
        HeaderLines lines = new HeaderLines(text);
        int position = from;
        while (position < text.length()) {
            int lineFeed = text.indexOf('\n', position);
            int next = lineFeed < 0 ? text.length() : lineFeed + 1;
            int end = lineFeed < 0 ? text.length() : lineFeed;
            if (end > position && text.charAt(end - 1) == '\r') {
                end--;
            }
            if (end > position) {
                lines.line(position, end);
            }
            position = next;
        }
        return lines;
    }

    private void line(int start, int end) throws MalformedMessage {
        if (isSpace(text.charAt(start))) {
            if (count == 0) {
                throw new MalformedMessage("a folded line without a header");
            }
            at[count * FIELDS - 1] = trimEnd(start, end);
            return;
        }
        int colon = text.indexOf(':', start);
        int nameEnd = colon < 0 || colon >= end ? start : trimEnd(start, colon);
        if (nameEnd == start || count == MOST) {
            throw new MalformedMessage(count == MOST ? "too many headers" : "a line that is no header");
        }
        if (count * FIELDS == at.length) {
            at = Arrays.copyOf(at, at.length * 2);
        }
        int value = colon + 1;
        while (value < end && isSpace(text.charAt(value))) {
            value++;
        }
        int i = count++ * FIELDS;
        at[i] = start;
        at[i + 1] = nameEnd;
        at[i + 2] = value;
        at[i + 3] = Math.max(value, trimEnd(value, end));
    }

    private int trimEnd(int start, int end) {
        int last = end;
        while (last > start && isSpace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** Position of the next header of this name from a position on; -1 for none. */
    private int find(String name, char compact, int from) {
        for (int i = from; i < count; i++) {
            int start = at[i * FIELDS];
            int length = at[i * FIELDS + 1] - start;
            if (length == 1
                    ? Character.toLowerCase(text.charAt(start)) == compact
                    : length == name.length() && text.regionMatches(true, start, name, 0, length)) {
                return i;
            }
        }
        return -1;
    }

    private static char compact(String name) {
        for (int i = 0; i < LONG.length; i++) {
            if (LONG[i].equalsIgnoreCase(name)) {
                return LETTERS.charAt(i);
            }
        }
        return 0;
    }

    private String value(int i) {
        String value = text.substring(at[i * FIELDS + 2], at[i * FIELDS + 3]);
        return value.indexOf('\n') < 0
                ? value
                : value.replaceAll("\r?\n[ \t]+", " ").strip();
    }

    /** The whole first line of this name; null for none. */
    String line(String name) {
        int found = find(name, compact(name), 0);
        return found < 0 ? null : value(found);
    }

    /** The whole lines of this name. */
    List<String> lines(String name) {
        char compact = compact(name);
        int found = find(name, compact, 0);
        if (found < 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(2);
        for (; found >= 0; found = find(name, compact, found + 1)) {
            lines.add(value(found));
        }
        return lines;
    }

    /** The values of this name, one by one. */
    List<String> values(String name) {
        List<String> lines = lines(name);
        if (!comma(lines) || !LISTS.contains(name.toLowerCase(Locale.ROOT))) {
            return lines;
        }
        List<String> values = new ArrayList<>();
        lines.forEach(line -> Lists.split(line, values));
        return values;
    }

    private static boolean comma(List<String> lines) {
        for (String line : lines) {
            if (line.indexOf(',') >= 0) {
                return true;
            }
        }
        return false;
    }
}
