package org.strowger.rest.account;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Sessions;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;
import org.strowger.rest.security.SessionCookie;

/** Who is signed in. */
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class SessionsResource {
    private final Sessions sessions;
    private final Consumer<String> ended;

    /** @param ended told the id of a session that was ended here */
    public SessionsResource(Sessions sessions, Consumer<String> ended) {
        this.sessions = sessions;
        this.ended = ended;
    }

    @GET
    @Doc("The caller's own sessions; for an administrator everybody's.")
    public Page<SessionView> list(
            @QueryParam("account") String account, @BeanParam Paging paging, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        List<SessionView> visible = sessions.all().stream()
                .filter(session -> visible(caller, session))
                .filter(session -> account == null || session.account().name().equals(account))
                .map(session -> SessionView.of(session, caller))
                .toList();
        return paging.of(visible);
    }

    @DELETE
    @Path("{id}")
    @Doc("Ends a session; an administrator may end another's.")
    public Response end(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        boolean there = sessions.all().stream().anyMatch(s -> s.id().equals(id) && visible(caller, s));
        if (!there || !sessions.revoke(id)) {
            throw Refusals.notFound("such session", "此会话");
        }
        ended.accept(id);
        Response.ResponseBuilder out = Response.noContent();
        return caller.session().id().equals(id)
                ? out.header(HttpHeaders.SET_COOKIE, SessionCookie.clear()).build()
                : out.build();
    }

    private static boolean visible(Caller caller, Sessions.Session session) {
        return caller.isAdmin()
                || session.account().name().equals(caller.account().name());
    }

    /** A session, without what opens it. */
    public record SessionView(
            String id,
            String account,
            Role role,
            String source,
            String userAgent,
            Instant since,
            Instant lastSeen,
            boolean current) {
        static SessionView of(Sessions.Session session, Caller caller) {
            return new SessionView(
                    session.id(),
                    session.account().name(),
                    session.account().role(),
                    session.source(),
                    session.userAgent(),
                    session.openedAt(),
                    session.lastUsedAt(),
                    session.id().equals(caller.session().id()));
        }
    }
}
