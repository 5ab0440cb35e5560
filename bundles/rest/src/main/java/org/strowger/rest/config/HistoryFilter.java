package org.strowger.rest.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import javax.ws.rs.QueryParam;
import org.strowger.api.config.HistoryQuery;
import org.strowger.rest.problem.Refusals;

/** Which part of the history is wanted: query parameters. */
public final class HistoryFilter {
    @QueryParam("account")
    private String account;

    @QueryParam("type")
    private String type;

    @QueryParam("key")
    private String key;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("search")
    private String search;

    /** @param types that the caller may read; null for all */
    HistoryQuery query(Set<String> types) {
        return new HistoryQuery(
                text(account), text(type), text(key), instant("from", from), instant("to", to), text(search), types);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static Instant instant(String name, String value) {
        try {
            return value == null || value.isEmpty() ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            throw Refusals.invalid(
                    "value.malformed",
                    name,
                    "\"" + name + "\" must be an instant such as 2026-11-21T08:00:00Z.",
                    "“" + name + "”须为时间点，例如 2026-11-21T08:00:00Z。");
        }
    }
}
