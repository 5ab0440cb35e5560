package org.strowger.api.call;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.media.AudioSource;

/** Two parties that talk, as an {@link InCallCode} sees them. On the call's executor only. */
@ProviderType
public interface InCall {
    String callId();

    /** Who pressed the code: a user of ours. */
    Party party();

    /** Whom he talks with. */
    Party other();

    /** Language of the prompts that who pressed the code hears. */
    Locale language();

    /** Notes a step for the call's trace. */
    void note(String step, String decision);

    /** Who pressed hears a sound, once, in place of the other, such as why nothing came of it. The two stay joined. */
    void say(AudioSource sound);

    /**
     * Parts the two: the other party goes to a destination in a call of its own, linked with this one and made on the
     * permission of who pressed; who pressed hears a script and is hung up after it.
     *
     * @param dialed what the new call's record says was dialled
     */
    void part(String dialed, Destination destination, CallScript meanwhile);
}
