package org.strowger.config.schema;

/**
 * A field that points out of its item: at another item, or into the number plan. Kept in the database for types that are
 * absent.
 *
 * @param path names joined by dots; lists are walked through
 * @param target type that is referred to, or kind of number
 */
public record LinkRule(String path, boolean number, String target) {}
