package org.strowger.archrules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules of the product as they lie on disk. */
final class Modules {
    static final Path ROOT = root();

    private Modules() {}

    /** Folders of all modules below {@code api}, {@code bundles} or {@code hal-bundles} that become a JAR. */
    static List<Path> below(String parent) {
        Path directory = ROOT.resolve(parent);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.resolve("pom.xml"))
                    .filter(Files::exists)
                    .filter(pom -> !text(pom).contains("<packaging>pom</packaging>"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every module that becomes part of the product. */
    static List<Path> product() {
        return Stream.of("api", "bundles", "hal-bundles")
                .flatMap(parent -> below(parent).stream())
                .toList();
    }

    static boolean hasSources(Path module) {
        return Files.isDirectory(module.resolve("src/main/java"));
    }

    /** Our compiled classes, not those of libraries inside a bundle; a module that has sources must have been compiled. */
    static JavaClasses classes() {
        List<Path> outputs = product().stream()
                .filter(Modules::hasSources)
                .map(Modules::output)
                .toList();
        return importer().importPaths(outputs);
    }

    static ClassFileImporter importer() {
        return new ClassFileImporter().withImportOption(location -> location.contains("/org/strowger/"));
    }

    static Path output(Path module) {
        Path output = module.resolve("target/classes");
        if (!Files.isDirectory(output)) {
            throw new IllegalStateException(module + " is not compiled: build it before its rules are checked");
        }
        return output;
    }

    /** Files below the top that belong to the project: nothing built, nothing of another tool. */
    static List<Path> files(Path top) {
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isOurs(top.relativize(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : file) {
            String name = part.toString();
            boolean hidden = name.startsWith(".") && !name.equals(".ci");
            if (hidden || name.equals("target") || name.equals("node_modules") || name.equals("home")) {
                return false;
            }
        }
        return true;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read as UTF-8", e);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
