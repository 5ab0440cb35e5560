package org.strowger.rest.config;

import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.strowger.rest.problem.Refusals;

/** The body of an item: an object of JSON-like values. A type of its own, so that only an object is read. */
public final class Values extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    /** The values of a body, numbers within bounds. */
    static Map<String, Object> of(Map<String, Object> body) {
        if (body == null) {
            throw Refusals.invalid("value.required", "values", "\"values\" is missing.", "缺少“values”。");
        }
        body.forEach(Values::check);
        return body;
    }

    private static void check(String field, Object value) {
        if (value instanceof BigInteger) {
            throw Refusals.invalid("value.too-large", field, "The number is too large.", "数值过大。");
        }
        if (value instanceof Collection<?> list) {
            list.forEach(element -> check(field, element));
        } else if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> check(field + "." + name, inner));
        }
    }
}
