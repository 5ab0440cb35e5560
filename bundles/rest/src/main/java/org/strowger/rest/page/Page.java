package org.strowger.rest.page;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total how many there are altogether
 */
public record Page<T>(List<T> items, long total) {
    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, items.size());
    }
}
