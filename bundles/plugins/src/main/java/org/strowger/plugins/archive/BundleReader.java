package org.strowger.plugins.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.strowger.api.core.ProblemException;
import org.strowger.plugins.Refusals;
import org.strowger.plugins.descriptor.DescriptorReader;

/** Looks into the jar of a bundle. */
public final class BundleReader {
    private static final int MAX_MANIFEST = 1 << 20;

    private BundleReader() {}

    /** @throws ProblemException when it is not a bundle */
    public static BundleFacts facts(Path jar) throws IOException {
        String name = jar.getFileName().toString();
        try (JarFile file = open(jar, name)) {
            byte[] content = read(file, JarFile.MANIFEST_NAME, MAX_MANIFEST)
                    .orElseThrow(() -> refused(name, "it has no manifest", "缺少清单文件"));
            refuseAmbiguity(name, content);
            BundleFacts facts = BundleFacts.of(new Manifest(new ByteArrayInputStream(content)), packages(file));
            if (facts.name().isEmpty()) {
                throw refused(name, "it has no symbolic name", "没有符号名称");
            }
            return facts;
        } catch (IllegalArgumentException e) {
            throw refused(name, "its manifest cannot be read", "无法读取其清单");
        }
    }

    /** The descriptor that lies in it, if one does. */
    public static Optional<byte[]> descriptor(Path jar) throws IOException {
        try (JarFile file = open(jar, jar.getFileName().toString())) {
            return read(file, DescriptorReader.PATH, DescriptorReader.MAX_SIZE);
        }
    }

    private static JarFile open(Path jar, String name) throws IOException {
        try {
            return new JarFile(jar.toFile(), false);
        } catch (ZipException e) {
            throw ArchiveScan.format(name);
        }
    }

    private static Optional<byte[]> read(JarFile jar, String path, int most) throws IOException {
        ZipEntry entry = jar.getEntry(path);
        if (entry == null || entry.isDirectory()) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw refused(jar.getName().replaceAll(".*/", ""), path + " is too large", path + " 过大");
            }
            return Optional.of(content);
        }
    }

    /** Whatever two readers of manifests could take in two ways. */
    private static void refuseAmbiguity(String name, byte[] manifest) {
        String main = new String(manifest, StandardCharsets.UTF_8).split("\\r?\\n\\r?\\n", 2)[0];
        Set<String> headers = new HashSet<>();
        for (String line : main.split("\\r?\\n")) {
            boolean continued = line.startsWith(" ");
            int colon = line.indexOf(':');
            if (line.indexOf('\r') >= 0
                    || line.indexOf('\0') >= 0
                    || !continued
                            && (colon < 1
                                    || !headers.add(line.substring(0, colon).toLowerCase(Locale.ROOT)))) {
                throw refused(name, "its manifest can be read in two ways", "其清单存在歧义");
            }
        }
    }

    private static TreeSet<String> packages(JarFile jar) {
        TreeSet<String> packages = new TreeSet<>();
        jar.stream()
                .map(ZipEntry::getName)
                .filter(entry -> entry.endsWith(".class") && entry.contains("/") && !entry.startsWith("META-INF/"))
                .forEach(entry ->
                        packages.add(entry.substring(0, entry.lastIndexOf('/')).replace('/', '.')));
        return packages;
    }

    private static ProblemException refused(String name, String en, String zh) {
        return Refusals.archive(
                "plugin.bundle.unreadable", "{0} is not a bundle: {1}.", "{0} 不是 Bundle：{2}。", name, en, zh);
    }
}
