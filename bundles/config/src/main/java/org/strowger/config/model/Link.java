package org.strowger.config.model;

/**
 * A value of an item that points out of it.
 *
 * @param field such as {@code members[1].extension}
 * @param number whether it is a number that can be dialled, not a reference
 * @param target type that is referred to, or kind of number
 * @param value key that is referred to, or the number
 */
public record Link(String field, boolean number, String target, String value) {}
