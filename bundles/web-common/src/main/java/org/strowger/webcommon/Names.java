package org.strowger.webcommon;

import java.util.Map;
import java.util.regex.Pattern;

/** Names of files, and the kind of content they promise. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9]+(-[a-z0-9]+)*){1,3}");
    private static final int LONGEST = 200;
    private static final String UTF8 = "; charset=utf-8";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html" + UTF8),
            Map.entry("js", "text/javascript" + UTF8),
            Map.entry("mjs", "text/javascript" + UTF8),
            Map.entry("css", "text/css" + UTF8),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wav", "audio/wav"),
            Map.entry("txt", "text/plain" + UTF8));

    private Names() {}

    /** Each part begins with a letter or digit: no hidden files, and no way up. */
    static boolean allowed(String file) {
        return file.length() <= LONGEST && NAME.matcher(file).matches() && TYPES.containsKey(extension(file));
    }

    static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    static String type(String file) {
        return TYPES.get(extension(file));
    }

    private static String extension(String file) {
        return file.substring(file.lastIndexOf('.') + 1);
    }
}
