package org.strowger.plugins.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A header of a bundle's manifest: clauses with paths, attributes and directives, such as {@code a;b;version="1";x:=y,c}. */
final class ManifestHeader {
    private ManifestHeader() {}

    /**
     * @param paths names that the parameters hold for
     * @param parameters attributes by name, and directives by name with a colon behind
     */
    record Clause(List<String> paths, Map<String, String> parameters) {
        String parameter(String name, String unless) {
            return parameters.getOrDefault(name, unless);
        }
    }

    static List<Clause> parse(String header) {
        List<Clause> clauses = new ArrayList<>();
        for (String clause : split(header == null ? "" : header, ',')) {
            List<String> paths = new ArrayList<>();
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String part : split(clause, ';')) {
                int equals = unquoted(part, '=');
                if (equals < 0) {
                    paths.add(part);
                } else {
                    // "name:=value" is a directive, "name:Type=value" an attribute with a type that does not matter
                    // here.
                    String name = part.substring(0, equals).strip();
                    parameters.put(
                            name.endsWith(":") ? name : name.replaceAll(":.*", ""), bare(part.substring(equals + 1)));
                }
            }
            clauses.add(new Clause(List.copyOf(paths), Map.copyOf(parameters)));
        }
        return clauses;
    }

    /** All paths of all clauses. */
    static List<String> paths(String header) {
        return parse(header).stream().flatMap(c -> c.paths().stream()).toList();
    }

    private static String bare(String value) {
        String stripped = value.strip();
        return stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1)
                : stripped;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        for (int at = unquoted(rest, separator); at >= 0; at = unquoted(rest, separator)) {
            add(parts, rest.substring(0, at));
            rest = rest.substring(at + 1);
        }
        add(parts, rest);
        return parts;
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }

    private static int unquoted(String text, char wanted) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
