package org.strowger.calls.settings;

import java.util.Locale;

/** Languages of the prompts that ship. */
public enum PromptLanguage {
    EN(Locale.ENGLISH),
    ZH(Locale.CHINESE);

    private final Locale locale;

    PromptLanguage(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }
}
