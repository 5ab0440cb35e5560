package org.strowger.api.config;

import java.time.Instant;
import java.util.Set;

/**
 * Which commits are wanted; what is empty or null does not matter.
 *
 * @param author name of an account
 * @param type that an item changed in it has
 * @param key of such an item
 * @param from first instant
 * @param to first instant that does not belong to it any more
 * @param search text in comment, author or key of an item, case ignored
 * @param types only commits that changed items of these types, and only by these they are found; null for all
 */
public record HistoryQuery(
        String author, String type, String key, Instant from, Instant to, String search, Set<String> types) {
    public static final HistoryQuery ALL = new HistoryQuery("", "", "", null, null, "", null);
}
