package org.strowger.api.call;

import java.util.Locale;

/**
 * What a call needs to know of the person behind an extension.
 *
 * @param party number and name as others see them
 * @param language of the prompts this person hears; null for the system's
 * @param musicClass what others hear while this person has put them on hold; empty for the system's
 * @param callWaiting a further call rings while this person is in one; otherwise the person is busy then
 */
public record PartyProfile(Party party, Locale language, String musicClass, boolean callWaiting) {
    /** Of somebody with call waiting. */
    public PartyProfile(Party party, Locale language, String musicClass) {
        this(party, language, musicClass, true);
    }
}
