package org.strowger.sip.registrar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads Contact header values (RFC 3261 section 20.10). Linear in the input. */
final class ContactParser {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_CONTACTS = 16;

    private ContactParser() {}

    /** Empty when any cannot be read, or when there are too many. */
    static Optional<List<ContactValue>> parse(List<String> values) {
        List<ContactValue> found = new ArrayList<>();
        for (String value : values) {
            if (value.length() > MAX_LENGTH || value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
                return Optional.empty();
            }
            for (String one : splitOutsideQuotes(value, ',')) {
                Optional<ContactValue> contact = one(one.strip());
                if (contact.isEmpty() || found.size() >= MAX_CONTACTS) {
                    return Optional.empty();
                }
                found.add(contact.get());
            }
        }
        return Optional.of(found);
    }

    private static Optional<ContactValue> one(String text) {
        if ("*".equals(text)) {
            return Optional.of(ContactValue.ALL);
        }
        List<String> parts = splitOutsideQuotes(text, ';');
        String address = parts.get(0).strip();
        int open = addressStart(address);
        String uri = address;
        if (open >= 0) {
            if (!address.endsWith(">")) {
                return Optional.empty();
            }
            uri = address.substring(open + 1, address.length() - 1).strip();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            String name =
                    (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : unquoted(part.substring(equals + 1).strip());
            if (name.isEmpty() || parameters.putIfAbsent(name, value) != null) {
                return Optional.empty();
            }
        }
        return ContactUri.parse(uri).map(u -> new ContactValue(u, parameters));
    }

    /** Where the angle bracket behind the display name is; -1 when there is none. */
    private static int addressStart(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Splits where the separator stands outside of quotes and angle brackets. */
    private static List<String> splitOutsideQuotes(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        boolean bracketed = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"' && !bracketed) {
                quoted = !quoted;
            } else if (!quoted && (c == '<' || c == '>')) {
                bracketed = c == '<';
            } else if (c == separator && !quoted && !bracketed) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
