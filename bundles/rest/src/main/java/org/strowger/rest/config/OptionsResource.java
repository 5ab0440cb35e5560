package org.strowger.rest.config;

import java.util.Arrays;
import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
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
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.TypeSchema;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** What a reference may name, with words that people know it by. */
@TokenScope(Scope.CONFIG)
@Path("/config/{type}/options")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class OptionsResource {
    private final TypeAccess access;
    private final Choices choices;

    public OptionsResource(ConfigService config, Lists lists) {
        this.access = new TypeAccess(config);
        this.choices = new Choices(config, lists);
    }

    @GET
    @Doc("Items to choose from: search=words, or values=a,b for those that are chosen already.")
    public Page<Choices.Choice> options(
            @PathParam("type") String type,
            @QueryParam("search") String search,
            @QueryParam("values") String values,
            @BeanParam Paging paging,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.readable(caller, type);
        List<Choices.Choice> found = values == null
                ? choices.search(caller, schema, search).toList()
                : Arrays.stream(values.split(","))
                        .flatMap(key -> choices.find(caller, schema, key).stream())
                        .toList();
        return paging.of(found);
    }
}
