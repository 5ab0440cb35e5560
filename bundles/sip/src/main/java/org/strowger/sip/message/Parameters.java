package org.strowger.sip.message;

/** Looks for {@code ;name=value} in a value. Linear in the input. */
final class Parameters {
    private Parameters() {}

    /** The parameter, without quotes; empty when it stands alone, null when it is not there. Quoted text is passed over. */
    static String find(String text, int from, String name) {
        for (int at = next(text, from); at < text.length(); at = next(text, at + 1)) {
            int start = skipSpace(text, at + 1);
            int end = start + name.length();
            if (text.regionMatches(true, start, name, 0, name.length())) {
                int after = skipSpace(text, end);
                if (after == text.length() || text.charAt(after) == ';') {
                    return "";
                }
                if (text.charAt(after) == '=') {
                    return value(text, skipSpace(text, after + 1));
                }
            }
        }
        return null;
    }

    /** The next semicolon outside of quotes, from a position on. */
    static int next(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    static boolean quoteOpen(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    private static String value(String text, int start) {
        String value = text.substring(start, next(text, start)).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
