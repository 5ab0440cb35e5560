package org.strowger.api.call;

import java.util.List;

/**
 * A call to an extension.
 *
 * @param extension that is called
 * @param caller who calls
 * @param diversions who passed the call on before, the first first
 * @param inUse the extension takes part in a call now
 */
public record DialAttempt(String callId, String extension, Party caller, List<Diversion> diversions, boolean inUse) {
    public DialAttempt {
        diversions = List.copyOf(diversions);
    }

    /** Whether this extension has passed the call on already: to send the call there would be a loop. */
    public boolean passedOnBy(String number) {
        return extension.equals(number)
                || diversions.stream().anyMatch(d -> d.by().extension().equals(number));
    }
}
