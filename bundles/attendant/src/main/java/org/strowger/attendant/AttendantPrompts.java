package org.strowger.attendant;

import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.PromptPack;

/** The greetings that ship, made from {@code src/main/prompts}. */
@Component
public final class AttendantPrompts implements PromptPack {
    /** Asks for a key. */
    static final String CHOOSE = "attendant-choose";
    /** Asks for a number or a key. */
    static final String DIAL = "attendant-dial";

    @Override
    public String prefix() {
        return "attendant";
    }
}
