package org.strowger.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/** Finds texts of a configuration type that are missing in a language. */
public final class Labels {
    private Labels() {}

    /** Names of missing texts, such as {@code zh: extension.number.help}; empty when all are there. */
    public static List<String> missing(Class<? extends Record> type) {
        List<String> missing = new ArrayList<>();
        for (String language : List.of("en", "zh")) {
            Properties texts = load(type, language);
            for (String wanted : wanted(type)) {
                if (texts.getProperty(wanted, "").isBlank()) {
                    missing.add(language + ": " + wanted);
                }
            }
        }
        return missing;
    }

    private static List<String> wanted(Class<? extends Record> type) {
        String name = type.getAnnotation(ConfigType.class).name();
        List<String> wanted = new ArrayList<>(List.of(name + ".label", name + ".help"));
        if (!type.getAnnotation(ConfigType.class).key().isEmpty()) {
            wanted.add(name + ".empty");
        }
        addFields(type, name, wanted);
        return wanted;
    }

    private static void addFields(Class<?> type, String name, List<String> wanted) {
        for (RecordComponent component : type.getRecordComponents()) {
            String prefix = name + "." + component.getName();
            wanted.add(prefix + ".label");
            wanted.add(prefix + ".help");
            Field field = component.getAnnotation(Field.class);
            if (field != null && !field.group().isEmpty()) {
                wanted.add(name + ".group." + field.group());
            }
            options(component, field).forEach(option -> wanted.add(prefix + ".option." + option));
            if (scalar(component).isRecord()) {
                addFields(scalar(component), prefix, wanted);
            }
        }
    }

    /** Type of the component, or of the elements of a list. */
    private static Class<?> scalar(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType typed
                ? (Class<?>) typed.getActualTypeArguments()[0]
                : component.getType();
    }

    private static List<String> options(RecordComponent component, Field field) {
        if (field != null && field.options().length > 0) {
            return List.of(field.options());
        }
        Class<?> type = scalar(component);
        List<String> options = new ArrayList<>();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                options.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return options;
    }

    private static Properties load(Class<?> type, String language) {
        Properties texts = new Properties();
        try (InputStream file = type.getResourceAsStream("i18n/messages_" + language + ".properties")) {
            if (file != null) {
                texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
