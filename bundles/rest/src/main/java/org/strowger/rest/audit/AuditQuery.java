package org.strowger.rest.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import javax.ws.rs.QueryParam;
import org.strowger.api.audit.AuditLog;
import org.strowger.rest.problem.Refusals;

/** Which entries are wanted, as query parameters. */
public final class AuditQuery {
    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("account")
    private String account;

    @QueryParam("action")
    private String action;

    @QueryParam("search")
    private String search;

    AuditLog.Query query(int offset, int limit) {
        return new AuditLog.Query(instant("from", from), instant("to", to), account, action, search, offset, limit);
    }

    /** What is older than the entry of that number; 0 means all. */
    AuditLog.Query before(long id, int limit) {
        return new AuditLog.Query(instant("from", from), instant("to", to), account, action, search, 0, limit, id);
    }

    private static Instant instant(String field, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusals.invalid(
                    "value.invalid",
                    field,
                    "\"" + field + "\" must be an instant such as 2026-11-21T08:00:00Z.",
                    "“" + field + "”须为时间点，例如 2026-11-21T08:00:00Z。");
        }
    }
}
