package org.strowger.plugins.manage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.strowger.plugins.archive.ArchiveReader;
import org.strowger.plugins.archive.BundleFacts;
import org.strowger.plugins.archive.BundleReader;
import org.strowger.plugins.archive.PluginArchive.BundleFile;
import org.strowger.plugins.archive.Versions;
import org.strowger.plugins.descriptor.DescriptorReader;
import org.strowger.plugins.framework.Features.Shipped;

/** The plug-ins of the distribution: features of ours with a bundle that holds a descriptor. */
final class ShippedUnits {
    private final Path system;

    /** @param system the distribution's own repository of bundles */
    ShippedUnits(Path system) {
        this.system = system;
    }

    List<Unit> read(List<Shipped> features) throws IOException {
        List<Unit> units = new ArrayList<>();
        for (Shipped feature : features) {
            unit(feature).ifPresent(units::add);
        }
        return units;
    }

    private Optional<Unit> unit(Shipped feature) throws IOException {
        List<Path> jars = feature.bundles().stream()
                .map(this::file)
                .flatMap(Optional::stream)
                .toList();
        for (Path jar : jars) {
            Optional<byte[]> descriptor = BundleReader.descriptor(jar);
            if (descriptor.isPresent()) {
                return Optional.of(unit(feature, descriptor.get(), jars));
            }
        }
        return Optional.empty();
    }

    private static Unit unit(Shipped feature, byte[] descriptor, List<Path> jars) throws IOException {
        List<BundleFile> bundles = new ArrayList<>();
        for (Path jar : jars) {
            bundles.add(new BundleFile(jar.getFileName().toString(), 0, BundleReader.facts(jar)));
        }
        return new Unit(
                DescriptorReader.read(descriptor, ArchiveReader.api(bundles)),
                feature.name(),
                Versions.osgi(feature.version()),
                names(bundles),
                packages(bundles),
                Optional.empty());
    }

    static Set<String> names(List<BundleFile> bundles) {
        return bundles.stream().map(BundleFile::facts).map(BundleFacts::name).collect(Collectors.toSet());
    }

    static Set<String> packages(List<BundleFile> bundles) {
        Set<String> packages = new TreeSet<>();
        bundles.forEach(bundle -> packages.addAll(bundle.facts().packages()));
        return packages;
    }

    /** Where {@code mvn:group/artifact/version} lies. */
    private Optional<Path> file(String location) {
        String[] parts = location.replaceFirst("^mvn:", "").split("/");
        if (!location.startsWith("mvn:") || parts.length < 3) {
            return Optional.empty();
        }
        Path jar = system.resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + "-" + parts[2] + ".jar");
        return Optional.of(jar).filter(Files::isRegularFile);
    }
}
