package org.strowger.config.schema;

/**
 * A field that points out of its item: at another item, into the number plan, or at a destination. Kept in the database for types that are
 * absent.
 *
 * @param path names joined by dots; lists are walked through
 * @param target type that is referred to, or kind of number; empty for a destination
 */
public record LinkRule(String path, LinkKind kind, String target) {}
