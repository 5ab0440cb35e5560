package org.strowger.rest.calls;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import javax.ws.rs.QueryParam;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecords;
import org.strowger.rest.json.EnumNames;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;

/** Which call records are wanted, as query parameters. */
public final class CdrFilter {
    private static final int LONGEST = 10_000_000;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("caller")
    private String callerNumber;

    @QueryParam("called")
    private String called;

    @QueryParam("party")
    private String party;

    @QueryParam("extension")
    private String extension;

    @QueryParam("search")
    private String search;

    @QueryParam("cursor")
    private String cursor;

    /** As text, so that the refusal of what is no number names the field. */
    @QueryParam("minTalkSeconds")
    private String minTalkSeconds;

    @QueryParam("kind")
    private String kind;

    @QueryParam("result")
    private String result;

    /** A user's query is always about his own extension; empty when he asks for another, or has none. */
    CallRecords.Query query(Caller caller, int offset, int limit) {
        return query(caller, offset, limit, cursor);
    }

    /** @param after where the page begins; null for the beginning */
    CallRecords.Query query(Caller caller, int offset, int limit, String after) {
        if (after != null && offset > 0) {
            throw Refusals.invalid(
                    "value.invalid",
                    "offset",
                    "\"offset\" and \"cursor\" cannot be used together.",
                    "“offset”与“cursor”不能同时使用。");
        }
        return new CallRecords.Query(
                instant("from", from),
                instant("to", to),
                callerNumber,
                called,
                party,
                caller.isUser() ? caller.account().extension() : extension,
                EnumNames.parse(CallRecord.Kind.class, kind, "kind"),
                EnumNames.parse(CallRecord.Result.class, result, "result"),
                offset,
                limit,
                search,
                after,
                talk());
    }

    private int talk() {
        return minTalkSeconds == null || minTalkSeconds.isEmpty()
                ? 0
                : Paging.number("minTalkSeconds", minTalkSeconds, 0, LONGEST);
    }

    /** Whether a user asks for what cannot be his. */
    boolean foreign(Caller caller) {
        if (!caller.isUser()) {
            return false;
        }
        String own = caller.account().extension();
        return own == null || own.isEmpty() || extension != null && !extension.equals(own);
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
