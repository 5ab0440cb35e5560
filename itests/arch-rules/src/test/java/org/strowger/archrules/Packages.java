package org.strowger.archrules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.TreeSet;

/** Names of packages, and whose they are. */
final class Packages {
    private static final String ROOT = "org.strowger.";

    private Packages() {}

    /** The part of the name that tells the bundle: {@code sip}, or {@code api.sip} for a contract. */
    static String bundleOf(JavaClass type) {
        String[] parts = type.getPackageName().substring(ROOT.length()).split("\\.");
        return parts[0].equals("api") ? "api." + parts[1] : parts[0];
    }

    static TreeSet<String> in(Path classes) {
        TreeSet<String> names = new TreeSet<>();
        Modules.importer().importPath(classes).forEach(type -> names.add(type.getPackageName()));
        return names;
    }
}
