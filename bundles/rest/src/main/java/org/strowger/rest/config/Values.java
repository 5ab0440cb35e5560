package org.strowger.rest.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.strowger.rest.problem.Refusals;

/** The body of an item: an object of JSON-like values. A type of its own, so that only an object is read. */
public final class Values extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    /** The values of a body, which must be there. */
    static Map<String, Object> of(Map<String, Object> body) {
        if (body == null) {
            throw Refusals.invalid("value.required", "values", "\"values\" is missing.", "缺少“values”。");
        }
        return body;
    }
}
