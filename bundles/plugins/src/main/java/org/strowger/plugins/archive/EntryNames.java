package org.strowger.plugins.archive;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.strowger.plugins.Refusals;

/** Names of the entries of one archive: each once, and none that leads out of a directory. */
final class EntryNames {
    private static final int LONGEST = 512;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\:]");

    private final String archive;
    private final Set<String> seen = new HashSet<>();

    /** @param archive its name, for messages */
    EntryNames(String archive) {
        this.archive = archive;
    }

    void add(String name) {
        if (name.isEmpty()
                || name.length() > LONGEST
                || name.startsWith("/")
                || FORBIDDEN.matcher(name).find()
                || leaves(name)) {
            throw Refusals.archive(
                    "plugin.archive.path",
                    "{0}: the entry \"{1}\" could lead out of its directory.",
                    "{0}：条目“{1}”可能越出其目录。",
                    archive,
                    name);
        }
        // File systems that do not tell cases apart would write one over the other.
        if (!seen.add(name.toLowerCase(Locale.ROOT))) {
            throw Refusals.archive(
                    "plugin.archive.duplicate",
                    "{0}: the entry \"{1}\" is there twice.",
                    "{0}：条目“{1}”重复。",
                    archive,
                    name);
        }
    }

    private static boolean leaves(String name) {
        for (String step : name.split("/", -1)) {
            if (step.equals("..") || step.equals(".")) {
                return true;
            }
        }
        return name.contains("//");
    }

    int count() {
        return seen.size();
    }

    Set<String> names() {
        return seen;
    }
}
