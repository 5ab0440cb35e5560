package org.strowger.api.core;

import java.util.Objects;

/**
 * One thing that is wrong with what a user asked for.
 *
 * @param code stable and machine readable, lower case words joined by dots, such as {@code number.taken}
 * @param field the field that is wrong, such as {@code number} or {@code codecs[1]}; empty when none is
 * @param text what is wrong and what to do about it
 */
public record Problem(String code, String field, Text text) {
    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(text, "text");
    }
}
