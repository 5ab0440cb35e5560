package org.strowger.rest.calls;

import java.net.URI;
import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Calls that are up. */
@TokenScope(Scope.CALLS)
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.USER})
public class CallsResource {
    private static final String NUMBER = "[0-9A-Za-z*#+._-]{1,64}";

    private final TelephonyParts telephony;

    public CallsResource(TelephonyParts telephony) {
        this.telephony = telephony;
    }

    @GET
    @Doc("Calls that are up, with their legs; a user sees his own.")
    public Page<CallView> list(@BeanParam Paging paging, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        List<CallView> calls = telephony.calls().calls().stream()
                .filter(call -> Participation.owns(caller, call))
                .toList();
        return paging.of(calls);
    }

    @GET
    @Path("{id}")
    @Doc("One call.")
    public CallView get(@PathParam("id") String id, @Context SecurityContext security) {
        return find(id, Caller.of(security));
    }

    @GET
    @Path("{id}/trace")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    @Doc("The trace of a call that is up, so far; since leaves out the steps up to that number.")
    public CallTrace trace(
            @PathParam("id") String id, @QueryParam("since") String since, @Context SecurityContext security) {
        find(id, Caller.of(security));
        return Traces.find(telephony, id, since);
    }

    @POST
    @Doc(
            value = "Rings an extension and, when it answers, calls a number on its behalf.",
            response = Originated.class,
            status = 201)
    public Response originate(Origination request, @Context SecurityContext security, @Context UriInfo uri) {
        Caller caller = Caller.of(security);
        request.check();
        if (caller.isUser() && !request.from().equals(caller.account().extension())) {
            throw Refusals.forbidden();
        }
        String id = telephony.calls().originate(request.from(), request.to());
        URI location = uri.getAbsolutePathBuilder().path("{id}").build(id);
        return Response.created(location).entity(new Originated(id)).build();
    }

    @DELETE
    @Path("{id}")
    @Doc("Hangs a call up.")
    public void hangUp(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        find(id, caller);
        telephony.calls().hangup(id, caller.isUser() ? Cause.NORMAL_CLEARING : Cause.CLEARED_BY_ADMIN);
    }

    private CallView find(String id, Caller caller) {
        return telephony
                .calls()
                .call(id)
                .filter(call -> Participation.owns(caller, call))
                .orElseThrow(() -> Refusals.notFound("such call", "此通话"));
    }

    /**
     * Whom to connect.
     *
     * @param from number of an extension
     * @param to what it would dial
     */
    public record Origination(String from, String to) {
        void check() {
            number("from", from);
            number("to", to);
        }

        private static void number(String field, String value) {
            if (value == null || !value.matches(NUMBER)) {
                throw Refusals.invalid(
                        "number.invalid",
                        field,
                        "\"" + field + "\" must be a number that can be dialled.",
                        "“" + field + "”须为可拨打的号码。");
            }
        }
    }

    /** Id of the new call. */
    public record Originated(String id) {}
}
