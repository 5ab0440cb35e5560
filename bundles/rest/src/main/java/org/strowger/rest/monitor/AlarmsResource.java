package org.strowger.rest.monitor;

import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.monitor.Alarm;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** What is wrong, and what to do about it. */
@TokenScope(Scope.SYSTEM)
@Path("/alarms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class AlarmsResource {
    private final MonitorParts parts;

    public AlarmsResource(MonitorParts parts) {
        this.parts = parts;
    }

    @GET
    @Doc("Alarms that stand now, the worst first.")
    public Page<Alarm> list(@BeanParam Paging paging) {
        return paging.of(parts.alarms().alarms());
    }

    @POST
    @Path("{id}/acknowledge")
    @Doc("Takes notice of an alarm; it stays until its cause is gone.")
    public Alarm acknowledge(@PathParam("id") String id, @Context SecurityContext security) {
        return parts.alarms().acknowledge(id, Caller.of(security).account().name());
    }
}
