package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** What a user reads exists in both languages. */
public class TextRulesTest {
    private static final String CHINESE = "_zh.properties";

    @Test
    public void everyKeyExistsInBothLanguages() {
        for (Path chinese : chinese()) {
            Path english = english(chinese);
            assertThat(english).as("English of %s", chinese).exists();
            Properties en = load(english);
            Properties zh = load(chinese);
            assertThat(keys(zh)).as(chinese.toString()).isEqualTo(keys(en));
            assertThat(zh.values()).as(chinese.toString()).noneMatch(value -> value.toString()
                    .isBlank());
            assertThat(en.values()).as(english.toString()).noneMatch(value -> value.toString()
                    .isBlank());
        }
    }

    @Test
    public void everyEnglishFileHasAChineseOne() {
        List<Path> english = resources().stream()
                .filter(file -> file.toString().matches(".*/(i18n|OSGI-INF/l10n)/.*\\.properties"))
                .filter(file -> !file.toString().endsWith(CHINESE))
                .toList();
        assertThat(english).allSatisfy(file -> assertThat(chineseOf(file)).exists());
    }

    private static List<Path> chinese() {
        return resources().stream()
                .filter(file -> file.toString().endsWith(CHINESE))
                .toList();
    }

    private static List<Path> resources() {
        return Modules.product().stream()
                .map(module -> module.resolve("src/main/resources"))
                .filter(Files::isDirectory)
                .flatMap(directory -> Modules.files(directory).stream())
                .toList();
    }

    private static Path english(Path chinese) {
        String name = chinese.getFileName().toString();
        String base = name.substring(0, name.length() - CHINESE.length());
        Path marked = chinese.resolveSibling(base + "_en.properties");
        return Files.exists(marked) ? marked : chinese.resolveSibling(base + ".properties");
    }

    private static Path chineseOf(Path english) {
        String name = english.getFileName().toString().replaceAll("(_en)?\\.properties$", "");
        return english.resolveSibling(name + CHINESE);
    }

    private static Set<Object> keys(Properties properties) {
        return new TreeSet<>(properties.keySet());
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = new StringReader(Files.readString(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
