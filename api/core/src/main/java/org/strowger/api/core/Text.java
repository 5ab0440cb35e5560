package org.strowger.api.core;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;

/** A text that a user sees, in every language the product ships. */
public record Text(String en, String zh) {
    public Text {
        Objects.requireNonNull(en, "en");
        Objects.requireNonNull(zh, "zh");
    }

    /** Both languages from {@link MessageFormat} patterns and the same arguments. */
    public static Text of(String en, String zh, Object... args) {
        return args.length == 0
                ? new Text(en, zh)
                : new Text(
                        new MessageFormat(en, Locale.ENGLISH).format(args),
                        new MessageFormat(zh, Locale.CHINESE).format(args));
    }

    /** The text in the language of a locale; English unless the language is Chinese. */
    public String in(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? zh : en;
    }
}
