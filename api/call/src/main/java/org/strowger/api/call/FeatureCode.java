package org.strowger.api.call;

import org.osgi.annotation.versioning.ConsumerType;
import org.strowger.api.core.Text;

/**
 * Whiteboard service: something a user does by dialling a code from idle. The code itself is a setting; a clash is
 * refused with the other's name.
 */
@ConsumerType
public interface FeatureCode {
    /** Stable, such as {@code echo}. */
    String id();

    Text name();

    /** Such as {@code *43}. Digits, {@code *} and {@code #}. */
    String defaultCode();

    /** Whether digits may follow the code. */
    default boolean takesArgument() {
        return false;
    }

    /**
     * @param argument what was dialled after the code; empty when nothing
     */
    Destination destination(String argument);
}
