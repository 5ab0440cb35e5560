package org.strowger.api.call;

import org.osgi.annotation.versioning.ConsumerType;
import org.strowger.api.core.Text;

/**
 * Whiteboard service: something a user does by pressing a code while talking. The code is a setting as that of a
 * {@link FeatureCode}. Keys that may become a code are held back from the other party, and sent on when they do not.
 */
@ConsumerType
public interface InCallCode {
    /** Stable, unique among all codes, such as {@code park}. */
    String id();

    Text name();

    /** Such as {@code *4}. Digits, {@code *} and {@code #}. */
    String defaultCode();

    /** On the call's executor: must not block. */
    void pressed(InCall call);
}
