package org.strowger.testkit.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The archive of a plug-in, put together by hand: {@code Kar.of("sample", "1.0.0").bundle("sample", bundle).write(file)}. What a
 * test wants to be wrong with it, it changes.
 */
public final class Kar {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final StringBuilder bundles = new StringBuilder();
    private final String feature;
    private final String version;
    private String more = "";
    private String featureFile;

    private Kar(String feature, String version) {
        this.feature = feature;
        this.version = version;
    }

    public static Kar of(String feature, String version) {
        return new Kar(feature, version);
    }

    /** Adds a bundle to the repository and to the feature. */
    public Kar bundle(String artifact, byte[] jar) {
        entry("repository/test/" + artifact + "/" + version + "/" + artifact + "-" + version + ".jar", jar);
        bundles.append("<bundle>mvn:test/" + artifact + "/" + version + "</bundle>");
        return this;
    }

    /** Further elements of the feature. */
    public Kar inFeature(String xml) {
        more += xml;
        return this;
    }

    /** The whole description, in the place of the one that is made. */
    public Kar features(String xml) {
        featureFile = xml;
        return this;
    }

    public Kar entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** All entries as they will be, with the description of the feature. */
    public Map<String, byte[]> entries() {
        Map<String, byte[]> all = new LinkedHashMap<>(entries);
        String xml = featureFile != null
                ? featureFile
                : "<features name=\"" + feature
                        + "\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\"><feature name=\"" + feature
                        + "\" version=\"" + version + "\">" + more + bundles + "</feature></features>";
        all.put(
                "repository/test/" + feature + "/" + version + "/" + feature + "-" + version + "-features.xml",
                xml.getBytes(StandardCharsets.UTF_8));
        return all;
    }

    public Path write(Path file) {
        return write(file, entries());
    }

    public static Path write(Path file, Map<String, byte[]> entries) {
        try {
            return Files.write(file, zip(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The jar of a bundle with these headers beside the usual ones, and these files. */
    public static byte[] jar(String name, String version, Map<String, String> headers, Map<String, byte[]> files) {
        Map<String, String> main = new TreeMap<>(
                Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", name, "Bundle-Version", version));
        main.putAll(headers);
        StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\r\n");
        main.forEach((key, value) -> manifest.append(folded(key + ": " + value)));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", (manifest + "\r\n").getBytes(StandardCharsets.UTF_8));
        entries.putAll(files);
        return zip(entries);
    }

    private static String folded(String line) {
        StringBuilder out = new StringBuilder();
        String rest = line;
        while (rest.length() > 70) {
            out.append(rest, 0, 70).append("\r\n ");
            rest = rest.substring(70);
        }
        return out.append(rest).append("\r\n").toString();
    }

    /** The least descriptor that is valid, with these lines behind. */
    public static byte[] descriptor(String id, String... lines) {
        return ("id=" + id + "\nname.en=Test " + id + "\nname.zh=测试 " + id + "\ndescription.en=For tests\n"
                        + "description.zh=用于测试\nvendor=Test\n" + String.join("\n", lines) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A jar with another version in its manifest: the next release of the same bundle. */
    public static byte[] released(Path jar, String version) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.computeIfPresent("META-INF/MANIFEST.MF", (name, content) -> new String(content, StandardCharsets.UTF_8)
                .replaceFirst("(?m)^Bundle-Version: .*$", "Bundle-Version: " + version)
                .getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }

    /** Class files by their names, as they lie on the class path of the test. */
    public static Map<String, byte[]> classes(Class<?>... types) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Class<?> type : types) {
            String name = type.getName().replace('.', '/') + ".class";
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                files.put(name, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
