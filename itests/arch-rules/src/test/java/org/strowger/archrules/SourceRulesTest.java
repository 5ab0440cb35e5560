package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** Rules about the source tree: size, leftovers, and that nobody is left without a description. */
public class SourceRulesTest {
    private static final int MAX_FILE = 800;
    private static final int MAX_METHOD = 80;

    /** Put together so that this file is not its own first finding. */
    private static final Pattern LEFTOVER =
            Pattern.compile("\\b(" + String.join("|", "TO" + "DO", "FIX" + "ME", "X" + "XX") + ")\\b");

    /** Repository hosts are a matter of the builder's settings, never of the project. */
    private static final Pattern REGISTRY = Pattern.compile(
            "https?://[^\\s\"'<]*(maven\\.org|maven\\.apache\\.org/maven2|npmjs|/artifactory/|/nexus/)");

    private static final List<String> TEXT_FILES = List.of(
            ".java",
            ".xml",
            ".properties",
            ".cfg",
            ".sh",
            ".md",
            ".sql",
            ".js",
            ".ts",
            ".html",
            ".css",
            ".bnd",
            ".json");

    private static final List<Path> FILES = Modules.files(Modules.ROOT);

    @Test
    public void filesAreShort() {
        Map<String, Long> tooLong = new TreeMap<>();
        for (Path file : java()) {
            long lines = Modules.text(file).lines().count();
            if (lines > MAX_FILE) {
                tooLong.put(name(file), lines);
            }
        }
        assertThat(tooLong).as("files of more than %d lines", MAX_FILE).isEmpty();
    }

    @Test
    public void methodsAreShort() {
        Map<String, Long> lengths = MethodLengths.in(java());
        assertThat(lengths).as("methods measured").hasSizeGreaterThan(100);
        lengths.values().removeIf(length -> length <= MAX_METHOD);
        assertThat(lengths).as("methods of more than %d lines", MAX_METHOD).isEmpty();
    }

    @Test
    public void nothingIsLeftForLater() {
        assertThat(linesWith(LEFTOVER)).isEmpty();
    }

    @Test
    public void noRegistryIsNamed() {
        assertThat(linesWith(REGISTRY)).isEmpty();
    }

    @Test
    public void everyBundleHasAReadme() {
        assertThat(Stream.of("bundles", "hal-bundles")
                        .flatMap(parent -> Modules.below(parent).stream())
                        .filter(module -> !Files.isRegularFile(module.resolve("README.md")))
                        .map(SourceRulesTest::name))
                .as("bundles without a README.md")
                .isEmpty();
    }

    @Test
    public void everyApiPackageIsVersionedAndDescribed() {
        List<Path> packages = Modules.below("api").stream()
                .filter(Modules::hasSources)
                .flatMap(module -> Modules.files(module.resolve("src/main/java")).stream())
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(packages).isNotEmpty().allSatisfy(directory -> {
            Path info = directory.resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Modules.text(info)).contains("/**", "@Version(\"", "@Export");
        });
    }

    @Test
    public void bundlesExportNothing() {
        assertThat(Stream.of("bundles", "hal-bundles")
                        .flatMap(parent -> Modules.below(parent).stream())
                        .filter(Modules::hasSources)
                        .flatMap(module -> Modules.files(module.resolve("src/main")).stream())
                        .filter(file -> file.endsWith("package-info.java"))
                        .filter(file -> Modules.text(file).contains("@Export")))
                .isEmpty();
    }

    private static Map<String, String> linesWith(Pattern forbidden) {
        Map<String, String> found = new TreeMap<>();
        for (Path file : FILES) {
            if (isText(file)) {
                List<String> lines = Modules.text(file).lines().collect(Collectors.toList());
                for (int i = 0; i < lines.size(); i++) {
                    if (forbidden.matcher(lines.get(i)).find()) {
                        found.put(name(file) + ":" + (i + 1), lines.get(i).strip());
                    }
                }
            }
        }
        return found;
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return !name.contains(".") && Files.isExecutable(file)
                || TEXT_FILES.stream().anyMatch(name::endsWith);
    }

    private static List<Path> java() {
        return FILES.stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    private static String name(Path file) {
        return Modules.ROOT.relativize(file).toString();
    }
}
