package org.strowger.sip.message;

import java.util.List;

/** Header values with commas between them. Linear in the input. */
final class Lists {
    private Lists() {}

    /** Adds the values; commas in quotes and in angle brackets do not divide. */
    static void split(String line, List<String> into) {
        int start = 0;
        for (int end = end(line, start); ; end = end(line, start)) {
            String value = line.substring(start, end).strip();
            if (!value.isEmpty()) {
                into.add(value);
            }
            if (end == line.length()) {
                return;
            }
            start = end + 1;
        }
    }

    /** Where the value that begins here ends: at a comma, or at the end of the line. */
    static int end(String line, int start) {
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else {
                    quoted = c != '"';
                }
            } else if (c == '"' && !bracketed) {
                quoted = true;
            } else if (c == '<') {
                bracketed = true;
            } else if (c == '>') {
                bracketed = false;
            } else if (c == ',' && !bracketed) {
                return i;
            }
        }
        return line.length();
    }
}
