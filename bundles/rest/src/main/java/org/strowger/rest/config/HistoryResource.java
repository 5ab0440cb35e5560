package org.strowger.rest.config;

import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Who changed what, when and from where. */
@TokenScope(Scope.CONFIG)
@Path("/config/history")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class HistoryResource {
    private final ConfigService config;
    private final History history;

    public HistoryResource(ConfigService config) {
        this.config = config;
        this.history = new History(config);
    }

    @GET
    @Doc("Committed versions, newest first: by account, type, key of an item, from, to (instants), search=words.")
    public Page<Views.Version> list(
            @BeanParam HistoryFilter filter, @BeanParam Paging paging, @Context SecurityContext security) {
        return history.page(Caller.of(security), filter, paging);
    }

    @GET
    @Path("{from}/diff/{to}")
    @Doc("What differs between two versions; 0 is the one before the first.")
    public List<Views.Difference> diff(
            @PathParam("from") long from, @PathParam("to") long to, @Context SecurityContext security) {
        return history.differences(Caller.of(security), config.difference(from, to));
    }

    @GET
    @Path("{version}")
    @Doc("One committed version.")
    public Views.Version one(@PathParam("version") long version, @Context SecurityContext security) {
        return history.find(Caller.of(security), version)
                .orElseThrow(() -> Refusals.notFound("version " + version, "版本 " + version));
    }
}
