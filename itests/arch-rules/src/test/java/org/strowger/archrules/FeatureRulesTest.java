package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** Each bundle of ours stands in exactly one feature, so that installing one can never pull another along. */
public class FeatureRulesTest {
    private static final Pattern BUNDLE =
            Pattern.compile("mvn:(?:org\\.strowger|\\$\\{project\\.groupId})/([^/<]+)/[^/<]+<");
    private static final Path FEATURES = Modules.ROOT.resolve("features/src/main");

    @Test
    public void everyBundleStandsInExactlyOneFeature() {
        List<String> listed = listed();
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(listed)).isEqualTo(new TreeSet<>(artifacts()));
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
