package org.strowger.plugins.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.strowger.api.core.ProblemException;
import org.strowger.plugins.Refusals;
import org.strowger.plugins.archive.PluginArchive.BundleFile;
import org.strowger.plugins.descriptor.DescriptorReader;

/**
 * Reads the archive (KAR) of a plug-in: {@code repository/} in the manner of a Maven repository with bundles and the description
 * of their features. One of the features holds the bundle with the descriptor: that is the plug-in.
 */
public final class ArchiveReader {
    private static final String REPOSITORY = "repository/";
    private static final String API = "org.strowger.api.";

    private final Limits limits;

    public ArchiveReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Looks at the form of an archive without writing anything.
     *
     * @return the names of its entries
     * @throws ProblemException when no honest archive looks like that
     */
    public Set<String> scan(Path archive) throws IOException {
        Set<String> names = new ArchiveScan(limits).scan(archive, "plugin.kar");
        names.forEach(ArchiveReader::place);
        return names;
    }

    /**
     * @param names of the entries, as {@link #scan} found them
     * @param unpacked an empty directory; gets the bundles
     * @throws ProblemException when there is anything wrong with the content
     */
    public PluginArchive read(Path archive, Set<String> names, Path unpacked) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile(), false)) {
            FeatureGraph features = features(jar, names);
            Map<String, FeatureFile.Bundle> bundles = new LinkedHashMap<>();
            for (FeatureFile.Feature feature : features.all()) {
                for (FeatureFile.Bundle bundle : feature.bundles()) {
                    bundles.put(path(bundle, names), bundle);
                }
            }
            Map<String, BundleFile> files = new LinkedHashMap<>();
            Budget budget = new Budget(limits, Files.size(archive));
            for (Map.Entry<String, FeatureFile.Bundle> bundle : bundles.entrySet()) {
                files.put(bundle.getKey(), unpack(jar, bundle.getKey(), bundle.getValue(), unpacked, budget));
            }
            return assemble(features, files, names, unpacked);
        }
    }

    private static void place(String name) {
        if (!name.startsWith(REPOSITORY) && !name.startsWith("META-INF/")) {
            throw Refusals.archive(
                    "plugin.archive.place",
                    "\"{0}\" lies outside repository/ and META-INF/.",
                    "“{0}”位于 repository/ 和 META-INF/ 之外。",
                    name);
        }
    }

    private static FeatureGraph features(JarFile jar, Set<String> names) throws IOException {
        List<FeatureFile.Feature> features = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(REPOSITORY) && name.endsWith(".xml") && !name.matches(".*/maven-metadata[^/]*")) {
                try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
                    byte[] content = in.readNBytes(FeatureFile.MAX_SIZE + 1);
                    if (content.length > FeatureFile.MAX_SIZE) {
                        throw Refusals.archive("plugin.feature.unreadable", "{0} is too large.", "{0} 过大。", name);
                    }
                    features.addAll(FeatureFile.read(content, name));
                }
            }
        }
        if (features.isEmpty()) {
            throw Refusals.archive("plugin.feature.missing", "The archive describes no feature.", "归档中没有特性描述。");
        }
        return new FeatureGraph(features);
    }

    /** Where {@code mvn:group/artifact/version[/type[/classifier]]} lies; the archive must have it. */
    private static String path(FeatureFile.Bundle bundle, Set<String> names) {
        String[] parts = bundle.url().substring("mvn:".length()).split("/");
        String type = parts.length > 3 ? parts[3] : "jar";
        String classifier = parts.length > 4 ? "-" + parts[4] : "";
        String path = REPOSITORY + parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + parts[1] + "-"
                + parts[2] + classifier + "." + type;
        if (!names.contains(path)) {
            throw Refusals.archive("plugin.feature.outside", "{0} is not in the archive.", "归档中没有 {0}。", bundle.url());
        }
        return path;
    }

    private static BundleFile unpack(JarFile jar, String path, FeatureFile.Bundle bundle, Path unpacked, Budget budget)
            throws IOException {
        String file = path.substring(path.lastIndexOf('/') + 1);
        Path target = unpacked.resolve(file);
        if (Files.exists(target)) {
            throw Refusals.archive(
                    "plugin.bundle.duplicate",
                    "Two bundles of the archive are named {0}.",
                    "归档中有两个 Bundle 名为 {0}。",
                    file);
        }
        ZipEntry entry = jar.getEntry(path);
        try (InputStream in = budget.counting(jar.getInputStream(entry))) {
            Files.copy(in, target);
        }
        return new BundleFile(file, bundle.startLevel(), BundleReader.facts(target));
    }

    private static PluginArchive assemble(
            FeatureGraph features, Map<String, BundleFile> files, Set<String> names, Path unpacked) throws IOException {
        List<FeatureFile.Feature> described = new ArrayList<>();
        byte[] descriptor = null;
        for (FeatureFile.Feature feature : features.all()) {
            for (FeatureFile.Bundle bundle : feature.bundles()) {
                Optional<byte[]> found = BundleReader.descriptor(
                        unpacked.resolve(files.get(path(bundle, names)).file()));
                if (found.isPresent()) {
                    described.add(feature);
                    descriptor = found.get();
                }
            }
        }
        if (described.size() != 1) {
            throw Refusals.archive(
                    "plugin.descriptor.count",
                    "There must be one {0} in the bundles of the archive, and there are {1}.",
                    "归档的 Bundle 中须恰有一个 {0}，实际有 {1} 个。",
                    DescriptorReader.PATH,
                    described.size());
        }
        FeatureFile.Feature main = described.get(0);
        List<FeatureFile.Feature> closure = features.closure(main.name());
        List<BundleFile> bundles = new ArrayList<>();
        for (FeatureFile.Feature feature : closure) {
            for (FeatureFile.Bundle bundle : feature.bundles()) {
                BundleFile file = files.get(path(bundle, names));
                if (!bundles.contains(file)) {
                    bundles.add(file);
                }
            }
        }
        BundleRules.check(bundles.stream().map(BundleFile::facts).toList());
        return new PluginArchive(
                DescriptorReader.read(descriptor, api(bundles)),
                main.name(),
                Versions.osgi(main.version()),
                bundles,
                features.outside(closure));
    }

    /** The parts of the API that bundles import, with their ranges. */
    public static Map<String, String> api(List<BundleFile> bundles) {
        Map<String, String> api = new TreeMap<>();
        for (BundleFile bundle : bundles) {
            bundle.facts().imports().forEach((name, range) -> {
                if (name.startsWith(API)) {
                    api.put(name, range.toString());
                }
            });
        }
        return api;
    }
}
