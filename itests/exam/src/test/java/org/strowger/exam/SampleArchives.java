package org.strowger.exam;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleActivator;
import org.strowger.exam.plugin.Failing;
import org.strowger.exam.plugin.Sample;
import org.strowger.testkit.plugin.Kar;

/** Archives for the tests in the container; made outside, where the test kit is. */
final class SampleArchives {
    private SampleArchives() {}

    static Path make() {
        File directory = new File(System.getProperty("strowger.exam.directory"), "archives");
        directory.mkdirs();
        Path archives = directory.toPath();
        write(archives, "sample-1.0.0", "sample", "1.0.0", Sample.class, Map.of());
        write(archives, "sample-1.1.0", "sample", "1.1.0", Sample.class, Map.of());
        write(archives, "sample-1.2.0-fails", "sample", "1.2.0", Failing.class, Map.of());
        write(archives, "fails-1.0.0", "fails", "1.0.0", Failing.class, Map.of());
        write(
                archives,
                "unresolved-1.0.0",
                "unresolved",
                "1.0.0",
                Sample.class,
                Map.of("Require-Capability", "nobody.has.this"));
        write(
                archives,
                "future-1.0.0",
                "future",
                "1.0.0",
                Sample.class,
                Map.of("Import-Package", "org.osgi.framework,org.strowger.api.core;version=\"[9.0,10)\""));
        return archives;
    }

    private static void write(
            Path directory,
            String file,
            String id,
            String version,
            Class<? extends BundleActivator> activator,
            Map<String, String> more) {
        Map<String, String> headers =
                new TreeMap<>(Map.of("Bundle-Activator", activator.getName(), "Import-Package", "org.osgi.framework"));
        headers.putAll(more);
        Map<String, byte[]> files = new TreeMap<>(Kar.classes(activator));
        files.put("STROWGER-INF/plugin.properties", Kar.descriptor(id));
        Kar.of("test-" + id, version)
                .bundle(id, Kar.jar("test." + id, version, headers, files))
                .write(directory.resolve(file + ".kar"));
    }
}
