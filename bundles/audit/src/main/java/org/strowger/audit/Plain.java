package org.strowger.audit;

import java.util.List;
import java.util.Locale;
import org.strowger.api.audit.AuditEntry;

/** Makes texts of strangers fit for one line: nothing in them can end it, hide a part of it or turn it around. */
final class Plain {
    private static final int LONGEST_FIELDS = 2000;

    private Plain() {}

    static AuditEntry entry(AuditEntry e) {
        return new AuditEntry(
                text(e.account(), 128),
                text(e.role(), 20),
                text(e.source(), 64),
                text(e.door(), 20),
                text(e.action(), 100),
                text(e.target(), 500),
                fields(e.fields()),
                text(e.result(), 100),
                e.status(),
                e.millis(),
                e.version(),
                text(e.detail(), 4000));
    }

    private static List<String> fields(List<String> names) {
        int room = LONGEST_FIELDS;
        List<String> out = new java.util.ArrayList<>();
        for (String name : names) {
            String clean = text(name, 100).replace(' ', '_');
            room -= clean.length() + 1;
            if (room < 2) {
                out.add("…");
                break;
            }
            out.add(clean);
        }
        return out;
    }

    static String text(String text, int longest) {
        String some = text == null ? "" : text.substring(0, Math.min(text.length(), longest));
        StringBuilder out = new StringBuilder(some.length());
        for (int i = 0; i < some.length(); i++) {
            char c = some.charAt(i);
            if (c == '\\') {
                out.append("\\\\");
            } else if (dangerous(c)) {
                out.append(escape(c));
            } else {
                out.append(c);
            }
        }
        return out.length() <= longest ? out.toString() : out.substring(0, longest - 1) + '…';
    }

    /** Controls, line and paragraph separators, marks and overrides of direction, halves of characters. */
    private static boolean dangerous(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
        };
    }
}
