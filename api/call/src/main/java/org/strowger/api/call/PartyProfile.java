package org.strowger.api.call;

import java.util.Locale;

/**
 * What a call needs to know of the person behind an extension.
 *
 * @param party number and name as others see them
 * @param language of the prompts this person hears; null for the system's
 * @param musicClass what others hear while this person has put them on hold; empty for the system's
 */
public record PartyProfile(Party party, Locale language, String musicClass) {}
