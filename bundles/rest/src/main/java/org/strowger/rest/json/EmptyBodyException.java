package org.strowger.rest.json;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A body was needed and none came, or only {@code null}. */
final class EmptyBodyException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    EmptyBodyException() {
        super("The body is empty");
    }
}
