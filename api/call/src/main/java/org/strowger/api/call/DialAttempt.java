package org.strowger.api.call;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A call to an extension.
 *
 * @param extension that is called
 * @param caller who calls
 * @param diversions who passed the call on before, the first first
 * @param inUse the extension takes part in a call now
 * @param language of the prompts that the caller hears
 */
public record DialAttempt(
        String callId, String extension, Party caller, List<Diversion> diversions, boolean inUse, Locale language) {
    public DialAttempt {
        diversions = List.copyOf(diversions);
        Objects.requireNonNull(language, "language");
    }

    /** Of a caller who hears English. */
    public DialAttempt(String callId, String extension, Party caller, List<Diversion> diversions, boolean inUse) {
        this(callId, extension, caller, diversions, inUse, Locale.ENGLISH);
    }

    /** Whether this extension has passed the call on already: to send the call there would be a loop. */
    public boolean passedOnBy(String number) {
        return extension.equals(number)
                || diversions.stream().anyMatch(d -> d.by().extension().equals(number));
    }
}
