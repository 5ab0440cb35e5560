package org.strowger.rest.config;

import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.InactiveType;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Text;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Which types of configuration there are. */
@TokenScope(Scope.CONFIG)
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
    @Doc("Types that the caller may read; for an administrator also those whose items wait for an absent plug-in.")
    public Page<TypeEntry> types(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Stream<TypeEntry> active = access.readable(caller).stream().map(type -> entry(caller, type));
        Stream<TypeEntry> absent = access.absent(caller).stream().map(TypesResource::entry);
        return Page.all(Stream.concat(active, absent).toList());
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Roles.ADMIN)
    @Doc("Deletes everything that is stored of a type whose plug-in is absent, in one commit.")
    public Views.Version purge(@PathParam("name") String name, @Context SecurityContext security) {
        Commit commit = config.purge(Set.of(name), Caller.of(security).author(), "All items of " + name);
        return new History(config).version(Caller.of(security), commit);
    }

    private TypeEntry entry(Caller caller, TypeSchema type) {
        long count = config.snapshot().keys(type.name()).stream()
                .filter(key -> TypeAccess.maySee(caller, type, key))
                .count();
        return new TypeEntry(
                type.name(),
                type.key(),
                type.singleton(),
                type.label(),
                count,
                TypeAccess.mayWrite(caller, type),
                true);
    }

    private static TypeEntry entry(InactiveType type) {
        return new TypeEntry(type.name(), "", false, type.label(), type.items(), false, false);
    }

    /**
     * A type in the list.
     *
     * @param key name of the field that identifies an item; empty for a singleton, and while it is absent
     * @param count of items that the caller may see
     * @param writable whether the caller may change it
     * @param active false while the plug-in that brings it is absent
     */
    public record TypeEntry(
            String name, String key, boolean singleton, Text label, long count, boolean writable, boolean active) {}
}
