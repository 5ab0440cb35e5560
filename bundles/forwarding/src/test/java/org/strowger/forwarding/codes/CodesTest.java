package org.strowger.forwarding.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.strowger.api.call.FeatureCode;
import org.strowger.forwarding.ForwardingPrompts;

public class CodesTest {
    /** As the code names them; its thread's name is none. */
    private static final Pattern PROMPT = Pattern.compile("\"(forwarding-(?!changes)[a-z-]+)\"");

    private static final List<FeatureCode> CODES = List.of(
            new AlwaysCode(null),
            new AlwaysOffCode(null),
            new BusyCode(null),
            new BusyOffCode(null),
            new NoAnswerCode(null),
            new NoAnswerOffCode(null),
            new DndCode(null),
            new DndOffCode(null));

    @Test
    public void theyAreThoseOfThePlan() {
        assertThat(CODES)
                .extracting(FeatureCode::defaultCode)
                .containsExactly("*71", "*071", "*72", "*072", "*73", "*073", "*74", "*074");
        assertThat(CODES).extracting(FeatureCode::id).doesNotHaveDuplicates();
        assertThat(CODES.stream().filter(FeatureCode::takesArgument))
                .extracting(FeatureCode::defaultCode)
                .containsExactly("*71", "*72", "*73");
    }

    @Test
    public void everyPromptIsSpokenInBothLanguages() throws IOException {
        ForwardingPrompts pack = new ForwardingPrompts();
        Set<String> table = Files.readAllLines(Path.of("src/main/prompts/prompts.tsv"), StandardCharsets.UTF_8).stream()
                .map(line -> line.split("\t")[0])
                .collect(Collectors.toSet());
        assertThat(pack.names()).isEqualTo(table).allMatch(name -> name.startsWith(pack.prefix() + "-"));
        for (String name : pack.names()) {
            for (String language : List.of("en", "zh")) {
                assertThat(pack.open(language, name)).as(language + " " + name).isNotNull();
            }
        }
    }

    @Test
    public void nothingIsSaidThatIsNotInTheTable() throws IOException {
        Set<String> spoken = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher name = PROMPT.matcher(Files.readString(source));
                while (name.find()) {
                    spoken.add(name.group(1));
                }
            }
        }
        assertThat(spoken).hasSizeGreaterThan(10);
        assertThat(new ForwardingPrompts().names()).containsAll(spoken);
    }
}
