package org.strowger.monitor.command;

import java.util.Locale;
import org.apache.karaf.shell.api.console.Session;

/** What all commands show alike. */
final class Shown {
    private Shown() {}

    static Locale language(Session session) {
        return session.get(".pbx.language") instanceof Locale chosen ? chosen : Locale.ENGLISH;
    }

    /** What strangers have written must not steer the terminal. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
