package org.strowger.rest.calls;

import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.sip.Registration;
import org.strowger.api.sip.Registrations;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Devices that are registered. */
@TokenScope(Scope.CALLS)
@Path("/registrations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.USER})
public class RegistrationsResource {
    private final TelephonyParts telephony;

    public RegistrationsResource(TelephonyParts telephony) {
        this.telephony = telephony;
    }

    @GET
    @Doc("Registered contacts, all or those of one user; a user sees his own.")
    public Page<Registration> list(
            @QueryParam("user") String user, @BeanParam Paging paging, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Registrations registrations = telephony.registrations();
        List<Registration> some = user == null ? registrations.all() : registrations.of(user);
        return paging.of(
                some.stream().filter(r -> Participation.owns(caller, r)).toList());
    }

    @DELETE
    @Path("{id}")
    @Doc("Removes a contact; the device may register again.")
    public void remove(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Registrations registrations = telephony.registrations();
        boolean own = registrations.all().stream().anyMatch(r -> r.id().equals(id) && Participation.owns(caller, r));
        if (!own || !registrations.remove(id)) {
            throw Refusals.notFound("such registration", "此注册");
        }
    }
}
