package org.strowger.config.schema;

/** What a value that points out of its item is. */
public enum LinkKind {
    /** The key of an item of a certain type. */
    REFERENCE,
    /** A number that can be dialled. */
    NUMBER,
    /** A destination of calls. */
    DESTINATION
}
