package org.strowger.config.model;

import org.strowger.config.schema.LinkKind;

/**
 * A value of an item that points out of it.
 *
 * @param field such as {@code members[1].extension}
 * @param target type that is referred to, or kind of number; empty for a destination
 * @param value key that is referred to, the number, or the destination as it is written
 */
public record Link(String field, LinkKind kind, String target, String value) {
    public boolean number() {
        return kind == LinkKind.NUMBER;
    }

    public boolean destination() {
        return kind == LinkKind.DESTINATION;
    }
}
