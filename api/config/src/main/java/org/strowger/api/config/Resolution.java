package org.strowger.api.config;

/**
 * Whose value is to stand where two have changed the same.
 *
 * @param field name of a field; empty for all of the item
 */
public record Resolution(ItemRef item, String field, Side take) {
    public enum Side {
        MINE,
        THEIRS
    }
}
