package org.strowger.attendant;

import org.strowger.api.call.Destination;

/** What a caller did in answer to one playing of the menu. */
sealed interface Entry {
    /** Nothing in time. */
    record None() implements Entry {}

    /** Something that means nothing here. */
    record Wrong(String keys) implements Entry {}

    /** A key with a meaning. @param reference where it leads */
    record Event(char key, String reference) implements Entry {}

    /** A number. */
    record Dialed(String number, Destination destination) implements Entry {}
}
