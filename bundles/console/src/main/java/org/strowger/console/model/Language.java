package org.strowger.console.model;

import java.util.Locale;
import org.apache.karaf.shell.api.console.Session;

/** The language of a session: chosen by {@code pbx:language}, else that of the terminal, which SSH passes on. */
public final class Language {
    private static final String CHOSEN = ".pbx.language";
    private static final String[] ENVIRONMENT = {"LC_ALL", "LC_MESSAGES", "LANG"};

    private Language() {}

    public static Locale of(Session session) {
        if (session.get(CHOSEN) instanceof Locale chosen) {
            return chosen;
        }
        for (String name : ENVIRONMENT) {
            if (session.get(name) instanceof String value && !value.isBlank()) {
                return value.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }

    public static void choose(Session session, Locale language) {
        session.put(CHOSEN, language);
    }
}
