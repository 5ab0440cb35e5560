package org.strowger.rest.events;

import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** What happens, as it happens. */
@TokenScope(Scope.SYSTEM)
@Path("/events")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class EventsResource {
    private final EventFeed feed;

    public EventsResource(EventFeed feed) {
        this.feed = feed;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Doc(
            value =
                    "Server-sent events; types=call.started,registration.* selects (/events/types lists them); those that"
                            + " nobody publishes are named by stream.unknown-types. Resumes after Last-Event-ID, and says"
                            + " stream.reset when events in between are lost. A user gets what concerns his extension.",
            response = String.class)
    public void stream(
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context SecurityContext security,
            @QueryParam("types") String types,
            @QueryParam("lastEventId") String lastIdParameter,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastIdHeader) {
        Caller caller = Caller.of(security);
        feed.admit(caller.session());
        String lastId = lastIdHeader == null ? lastIdParameter : lastIdHeader;
        feed.open(new SseChannel(sse, sink), caller.session(), types, lastId);
    }
}
