package org.strowger.plugins.archive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as the builder writes them, and as the framework does. */
public final class Versions {
    private static final Pattern LOOSE =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(?:[.-]?([A-Za-z0-9_.-]+))?");

    private Versions() {}

    /** {@code 1.2-rc.1} becomes {@code 1.2.0.rc_1}; what is no version at all becomes a qualifier. */
    public static String osgi(String version) {
        Matcher parts = LOOSE.matcher(version);
        if (!parts.matches()) {
            return "0.0.0." + version.replaceAll("[^A-Za-z0-9_-]", "_");
        }
        String numbers = number(parts.group(1)) + "." + number(parts.group(2)) + "." + number(parts.group(3));
        return parts.group(4) == null ? numbers : numbers + "." + parts.group(4).replace('.', '_');
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
