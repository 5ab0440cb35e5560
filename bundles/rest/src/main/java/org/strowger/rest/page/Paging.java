package org.strowger.rest.page;

import java.util.List;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.QueryParam;
import org.strowger.rest.problem.Refusals;

/** Which part of a list is wanted: the query parameters {@code offset} and {@code limit}. */
public final class Paging {
    public static final int MAX = 1000;

    @QueryParam("offset")
    @DefaultValue("0")
    private String offset = "0";

    @QueryParam("limit")
    @DefaultValue("100")
    private String limit = "100";

    public int offset() {
        return number("offset", offset, 0, 10_000_000);
    }

    public int limit() {
        return number("limit", limit, 1, MAX);
    }

    public <T> Page<T> of(List<T> all) {
        int from = Math.min(offset(), all.size());
        int to = Math.min(all.size(), from + limit());
        return new Page<>(all.subList(from, to), all.size());
    }

    /** The number that stands there, or a refusal that names the field. */
    public static int number(String name, String text, int min, int max) {
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw outside(name, min, max);
        }
        throw outside(name, min, max);
    }

    private static RuntimeException outside(String name, int min, int max) {
        return Refusals.invalid(
                "value.out-of-range",
                name,
                "\"" + name + "\" must be a number from " + min + " to " + max + ".",
                "“" + name + "”须为 " + min + " 到 " + max + " 之间的数字。");
    }
}
