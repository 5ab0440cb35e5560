package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** Each bundle of ours stands in exactly one feature, so that installing one can never pull another along. */
public class FeatureRulesTest {
    private static final Pattern BUNDLE =
            Pattern.compile("mvn:(?:org\\.strowger|\\$\\{project\\.groupId})/([^/<]+)/[^/<]+<");
    private static final Pattern FEATURE = Pattern.compile("(?s)<feature name=\"([^\"]+)\"(.*?)\\n  </feature>");

    /** What {@code strowger-core} asks for, which is booted. */
    private static final List<String> PLATFORM = List.of("strowger-api", "strowger-platform", "strowger-config");

    private static final Path FEATURES = Modules.ROOT.resolve("features/src/main");

    @Test
    public void everyBundleStandsInExactlyOneFeature() {
        List<String> listed = listed();
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(listed)).isEqualTo(new TreeSet<>(artifacts()));
    }

    /** The plug-in manager knows features by the descriptor that one of their bundles holds. */
    @Test
    public void everyFeatureWithBundlesHasOneDescriptor() {
        features().forEach((name, artifacts) -> {
            if (!artifacts.isEmpty()) {
                assertThat(artifacts.stream().map(FeatureRulesTest::descriptor).filter(Files::isRegularFile))
                        .as("descriptors in %s", name)
                        .hasSize(1);
            }
        });
    }

    /**
     * Karaf would start a boot feature again after an update, although an administrator has stopped it: what can be stopped is
     * brought along, and started by the plug-in manager.
     */
    @Test
    public void onlyWhatCannotBeStoppedIsBooted() {
        String distribution = Modules.text(Modules.ROOT.resolve("karaf-distribution/pom.xml"));
        features().forEach((name, artifacts) -> {
            boolean core = artifacts.stream()
                    .map(FeatureRulesTest::descriptor)
                    .filter(Files::isRegularFile)
                    .anyMatch(file -> Modules.text(file).contains("stop = never"));
            String place = core ? "bootFeatures" : "installedFeatures";
            if (!artifacts.isEmpty() && !PLATFORM.contains(name)) {
                assertThat(between(distribution, "<" + place + ">", "</" + place + ">"))
                        .as(place)
                        .contains("<feature>" + name + "</feature>");
            }
        });
    }

    /** What the first start of a home installs along with the platform is what the manager would install. */
    @Test
    public void theFirstStartInstallsWhatRunsByDefault() {
        List<String> first = Modules.text(
                        Modules.ROOT.resolve("karaf-distribution/src/main/resources/bin/first-features"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        Map<String, List<String>> features = features();
        features.keySet().removeIf(name -> features.get(name).stream()
                .map(FeatureRulesTest::descriptor)
                .filter(Files::isRegularFile)
                .map(Modules::text)
                .noneMatch(text -> !text.contains("stop = never") && !text.contains("start = off")));
        assertThat(first).containsExactlyElementsOf(features.keySet());
    }

    private static String between(String text, String start, String end) {
        return text.substring(text.indexOf(start), text.indexOf(end));
    }

    /** Artifacts of our features, by the name of the feature. */
    private static Map<String, List<String>> features() {
        Matcher feature = FEATURE.matcher(Modules.text(FEATURES.resolve("resources/features.xml")));
        Map<String, List<String>> features = new TreeMap<>();
        while (feature.find()) {
            List<String> artifacts = new ArrayList<>();
            Matcher bundles = BUNDLE.matcher(feature.group(2));
            while (bundles.find()) {
                artifacts.add(bundles.group(1));
            }
            // Drivers are no plug-ins: which of them are installed follows from the board.
            if (feature.group(1).startsWith("strowger-")) {
                features.put(feature.group(1), artifacts);
            }
        }
        assertThat(features).isNotEmpty();
        return features;
    }

    private static Path descriptor(String artifact) {
        return Stream.of("api", "bundles", "hal-bundles")
                .flatMap(parent -> Modules.below(parent).stream())
                .filter(module -> Modules.text(module.resolve("pom.xml"))
                        .matches("(?s).*</parent>\\s*<artifactId>" + artifact + "</artifactId>.*"))
                .findFirst()
                .orElseThrow()
                .resolve("src/main/resources/STROWGER-INF/plugin.properties");
    }

    private static List<String> listed() {
        List<String> listed = new ArrayList<>();
        if (Files.isDirectory(FEATURES)) {
            for (Path file : Modules.files(FEATURES)) {
                Matcher bundles = BUNDLE.matcher(Modules.text(file));
                while (bundles.find()) {
                    listed.add(bundles.group(1));
                }
            }
        }
        return listed;
    }

    /** Artifacts that become bundles: everything that is built to be installed. */
    private static List<String> artifacts() {
        Pattern own = Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");
        return Stream.of("api", "bundles", "hal-bundles")
                .flatMap(parent -> Modules.below(parent).stream())
                .map(module -> own.matcher(Modules.text(module.resolve("pom.xml"))))
                .filter(Matcher::find)
                .map(match -> match.group(1))
                .toList();
    }
}
