package org.strowger.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.config.NumberRange;
import org.strowger.api.core.Problem;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.Labels;

/** A type of configuration: its record, its texts, its checks. */
public abstract class ConfigDeclarationContract<T extends Record> {
    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    protected abstract ConfigDeclaration<T> declaration();

    /** Java values, by the names of the components, of an item that is right; declared defaults need not be named. */
    protected abstract Map<String, Object> right();

    /** By the name of the field that the problem must be said at: values that change {@link #right} to something refused. */
    protected Map<String, Map<String, Object>> wrong() {
        return Map.of();
    }

    /** The rest of the configuration. */
    protected ConfigSnapshot others() {
        return new FakeConfig().snapshot();
    }

    private Class<T> type() {
        return declaration().type();
    }

    private ConfigType annotation() {
        return type().getAnnotation(ConfigType.class);
    }

    private List<RecordComponent> components() {
        return Arrays.asList(type().getRecordComponents());
    }

    private T item(Map<String, Object> changes) {
        Map<String, Object> values = new java.util.HashMap<>(right());
        values.putAll(changes);
        return ConfigRecords.make(type(), values);
    }

    @Test
    public void theTypeHasANameAndItsKeyIsAField() {
        assertThat(annotation()).as("@ConfigType of " + type()).isNotNull();
        assertThat(annotation().name()).matches(NAME);
        if (!annotation().key().isEmpty()) {
            RecordComponent key = components().stream()
                    .filter(component -> component.getName().equals(annotation().key()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(
                            type() + " has no " + annotation().key()));
            assertThat(key.getAnnotation(Field.class))
                    .as("@Field of the key")
                    .isNotNull()
                    .satisfies(
                            field -> assertThat(field.required()).as("required").isTrue());
        }
    }

    @Test
    public void everyTextIsThereInBothLanguages() {
        assertThat(Labels.missing(type())).isEmpty();
    }

    @Test
    public void defaultsFitTheirOwnLimits() {
        for (RecordComponent component : components()) {
            Field field = component.getAnnotation(Field.class);
            if (field != null && !field.defaultValue().isEmpty()) {
                Object value = value(ConfigRecords.make(type(), Map.of()), component);
                assertThat(value).as("default of " + component.getName()).isNotNull();
                limits(component.getName(), field, value);
            }
        }
    }

    private static void limits(String name, Field field, Object value) {
        Number number =
                value instanceof Duration duration ? duration.toSeconds() : value instanceof Number n ? n : null;
        if (number != null) {
            assertThat(number.longValue()).as("default of " + name).isBetween(field.min(), field.max());
        }
        if (value instanceof String text) {
            assertThat(text.length())
                    .as("length of default of " + name)
                    .isBetween(field.minLength(), field.maxLength());
            if (!field.pattern().isEmpty()) {
                assertThat(text).as("default of " + name).matches(field.pattern());
            }
        }
    }

    private static Object value(Record item, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component.getName() + " cannot be read", e);
        }
    }

    @Test
    public void whatIsRightIsAccepted() {
        assertThat(declaration().validate(item(Map.of()), others())).isEmpty();
        assertThat(declaration().validateAll(others(), others()))
                .as("a commit that changes nothing")
                .isEmpty();
    }

    @Test
    public void whatIsWrongIsRefusedWhereItStands() {
        wrong().forEach((field, values) -> {
            List<Problem> problems = declaration().validate(item(values), others());
            assertThat(problems)
                    .as("problems with " + values)
                    .extracting(Problem::field)
                    .contains(field);
            for (Problem problem : problems) {
                assertThat(problem.code()).as("code of " + problem).matches("[a-z][a-z0-9.-]*");
                Texts.bothLanguages("the problem " + problem.code(), problem.text());
                fieldExists(problem.field());
            }
        });
    }

    private void fieldExists(String field) {
        String name = field.replaceAll("[.\\[/].*", "");
        if (!name.isEmpty()) {
            assertThat(components())
                    .as("fields")
                    .extracting(RecordComponent::getName)
                    .contains(name);
        }
    }

    @Test
    public void itemsFromTheFirstStartNameOnlyFieldsThatExist() {
        List<String> names = components().stream().map(RecordComponent::getName).toList();
        declaration().initialItems().forEach((key, values) -> {
            assertThat(key).isNotBlank();
            assertThat(names).as("fields of the item " + key).containsAll(values.keySet());
        });
    }

    @Test
    public void rangesAreForItsOwnNumbers() {
        List<String> kinds = components().stream()
                .map(component -> component.getAnnotation(Field.class))
                .filter(field -> field != null)
                .map(Field::numberKind)
                .toList();
        for (NumberRange range : declaration().numberRanges()) {
            assertThat(kinds).as("number kinds of the fields").contains(range.kind());
            assertThat(range.contains(range.first()) && range.contains(range.last()))
                    .as(range + " is of numbers of one length, the first below the last")
                    .isTrue();
        }
    }
}
