package org.strowger.config.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Text;

/** Labels of a type, from the files beside its record or else at the root of its bundle. */
final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final Properties english;
    private final Properties chinese;

    Messages(Class<?> type) {
        english = load(type, "en");
        chinese = load(type, "zh");
    }

    private static Properties load(Class<?> type, String language) {
        Properties texts = new Properties();
        String file = "i18n/messages_" + language + ".properties";
        try (InputStream stream = open(type, file)) {
            if (stream == null) {
                LOG.debug("{} has no {}", type.getName(), file);
            } else {
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                texts.load(reader);
            }
        } catch (IOException e) {
            LOG.warn("{} of {} cannot be read: {}", file, type.getName(), e.getMessage());
        }
        return texts;
    }

    private static InputStream open(Class<?> type, String file) {
        InputStream beside = type.getResourceAsStream(file);
        return beside != null ? beside : type.getResourceAsStream("/" + file);
    }

    /** The text in both languages; English stands in for missing Chinese. */
    Optional<Text> find(String key) {
        String en = english.getProperty(key);
        return en == null ? Optional.empty() : Optional.of(new Text(en, chinese.getProperty(key, en)));
    }

    Text get(String key, String otherwise) {
        return find(key).orElseGet(() -> new Text(otherwise, otherwise));
    }

    /** {@code qualifyInterval} becomes {@code Qualify interval}. */
    static String humanize(String name) {
        String spaced = name.replace('-', ' ').replace('_', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        return spaced.isEmpty()
                ? spaced
                : spaced.substring(0, 1).toUpperCase(Locale.ROOT)
                        + spaced.substring(1).toLowerCase(Locale.ROOT);
    }
}
