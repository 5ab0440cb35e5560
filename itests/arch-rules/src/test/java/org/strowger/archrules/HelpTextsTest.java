package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/** Every setting says what it does: each type that ships, and each of its fields, has its words in both languages. */
public class HelpTextsTest {
    private static final String TYPE = "org.strowger.api.config.ConfigType";

    @Test
    public void everyTypeAndFieldExplainsItself() {
        TreeSet<String> missing = new TreeSet<>();
        List<JavaClass> types = Modules.classes().stream()
                .filter(type -> type.isAnnotatedWith(TYPE))
                .toList();
        for (JavaClass type : types) {
            for (String language : List.of("en", "zh")) {
                missing.addAll(missing(type, language));
            }
        }
        assertThat(types).hasSizeGreaterThan(10);
        assertThat(missing).isEmpty();
    }

    @Test
    public void aTextThatIsMissingWouldBeNoticed() {
        JavaClass type = Modules.importer()
                .importClasses(org.strowger.archrules.fixtures.Wordless.class)
                .get(org.strowger.archrules.fixtures.Wordless.class);
        assertThat(wanted(type, "wordless", true))
                .containsExactlyInAnyOrder(
                        "wordless.label",
                        "wordless.help",
                        "wordless.empty",
                        "wordless.name.label",
                        "wordless.name.help",
                        "wordless.parts.label",
                        "wordless.parts.help",
                        "wordless.parts.size.label",
                        "wordless.parts.size.help");
    }

    private static List<String> missing(JavaClass type, String language) {
        JavaAnnotation<?> declared = type.getAnnotationOfType(TYPE);
        String name = (String) declared.get("name").orElseThrow();
        boolean many = declared.get("key").filter(key -> !"".equals(key)).isPresent();
        Properties texts = texts(type, language);
        return wanted(type, name, many)
                .filter(key -> texts.getProperty(key, "").isBlank())
                .map(key -> language + ": " + key)
                .toList();
    }

    private static Stream<String> wanted(JavaClass type, String name, boolean many) {
        Stream<String> own = many
                ? Stream.of(name + ".label", name + ".help", name + ".empty")
                : Stream.of(name + ".label", name + ".help");
        return Stream.concat(own, fields(type, name));
    }

    private static Stream<String> fields(JavaClass type, String prefix) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .flatMap(field -> {
                    String name = prefix + "." + field.getName();
                    JavaClass value = value(field);
                    Stream<String> own = Stream.of(name + ".label", name + ".help");
                    return value.isRecord() ? Stream.concat(own, fields(value, name)) : own;
                });
    }

    /** Type of the field, or of the elements of a list. */
    private static JavaClass value(JavaField field) {
        if (field.getType() instanceof JavaParameterizedType generic) {
            List<JavaType> of = generic.getActualTypeArguments();
            return of.get(0).toErasure();
        }
        return field.getRawType();
    }

    private static Properties texts(JavaClass type, String language) {
        String file = "i18n/messages_" + language + ".properties";
        Path beside = Path.of(type.getPackageName().replace('.', '/'), file);
        Properties texts = new Properties();
        Modules.product().stream()
                .map(module -> module.resolve("target/classes"))
                .filter(classes -> Files.exists(classes.resolve(type.getName().replace('.', '/') + ".class")))
                .flatMap(classes -> Stream.of(classes.resolve(beside), classes.resolve(file)))
                .filter(Files::exists)
                .findFirst()
                .ifPresent(found -> load(found, texts));
        return texts;
    }

    private static void load(Path file, Properties texts) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
