package org.strowger.rest.config;

import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Text;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Which types of configuration there are. */
@Path("/config/types")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class TypesResource {
    private final ConfigService config;
    private final TypeAccess access;

    public TypesResource(ConfigService config) {
        this.config = config;
        this.access = new TypeAccess(config);
    }

    @GET
    @Doc("Types that the caller may read.")
    public Page<TypeEntry> types(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return Page.all(access.readable(caller).stream()
                .map(type -> entry(caller, type))
                .toList());
    }

    private TypeEntry entry(Caller caller, TypeSchema type) {
        long count = config.snapshot().keys(type.name()).stream()
                .filter(key -> TypeAccess.maySee(caller, type, key))
                .count();
        return new TypeEntry(
                type.name(), type.key(), type.singleton(), type.label(), count, TypeAccess.mayWrite(caller, type));
    }

    /**
     * A type in the list.
     *
     * @param key name of the field that identifies an item; empty for a singleton
     * @param count of items that the caller may see
     * @param writable whether the caller may change it
     */
    public record TypeEntry(String name, String key, boolean singleton, Text label, long count, boolean writable) {}
}
