package org.strowger.plugins.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * What the manifest of a bundle says.
 *
 * @param exports packages with their versions
 * @param imports packages it cannot do without, with their ranges
 * @param optional packages it can do without
 * @param packages all packages it has classes in
 * @param fragmentHost empty unless it is a fragment
 */
public record BundleFacts(
        String name,
        String version,
        Map<String, Version> exports,
        Map<String, VersionRange> imports,
        Map<String, VersionRange> optional,
        TreeSet<String> packages,
        String fragmentHost,
        boolean dynamicImports) {

    /** Throws IllegalArgumentException when a header cannot be read. */
    static BundleFacts of(Manifest manifest, TreeSet<String> packages) {
        Attributes main = manifest.getMainAttributes();
        Map<String, VersionRange> imports = new TreeMap<>();
        Map<String, VersionRange> optional = new TreeMap<>();
        for (ManifestHeader.Clause clause : ManifestHeader.parse(main.getValue("Import-Package"))) {
            boolean may = "optional".equals(clause.parameter("resolution:", ""));
            VersionRange range = VersionRange.valueOf(clause.parameter("version", "0"));
            clause.paths().forEach(path -> (may ? optional : imports).put(path, range));
        }
        Map<String, Version> exports = new TreeMap<>();
        for (ManifestHeader.Clause clause : ManifestHeader.parse(main.getValue("Export-Package"))) {
            Version version = Version.parseVersion(clause.parameter("version", "0"));
            clause.paths().forEach(path -> exports.put(path, version));
        }
        return new BundleFacts(
                first(main.getValue("Bundle-SymbolicName")),
                Version.parseVersion(main.getValue("Bundle-Version")).toString(),
                exports,
                imports,
                optional,
                packages,
                first(main.getValue("Fragment-Host")),
                main.getValue("DynamicImport-Package") != null);
    }

    private static String first(String header) {
        List<String> paths = new ArrayList<>(ManifestHeader.paths(header));
        return paths.isEmpty() ? "" : paths.get(0);
    }

    boolean isFragment() {
        return !fragmentHost.isEmpty();
    }
}
