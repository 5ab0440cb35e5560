package org.strowger.rest.contrib;

import java.util.List;
import java.util.function.Supplier;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.OwnedContribution;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.security.Roles;

/** What bundles add to the system. */
@TokenScope(Scope.PLUGINS)
@Path("/contributions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class ContributionsResource {
    private final Supplier<List<OwnedContribution>> all;

    public ContributionsResource(Supplier<List<OwnedContribution>> all) {
        this.all = all;
    }

    @GET
    @Doc(
            "Feature codes, types of configuration, events, pages and all else that bundles contribute; by kind, by plug-in.")
    public Page<Entry> list(
            @QueryParam("kind") String kind, @QueryParam("plugin") String plugin, @BeanParam Paging paging) {
        return paging.of(all.get().stream()
                .map(Entry::of)
                .filter(e -> kind == null || e.kind().equals(kind))
                .filter(e -> plugin == null
                        || e.plugin().equals(plugin)
                        || e.bundle().equals(plugin))
                .toList());
    }

    /**
     * One contribution.
     *
     * @param detail such as the code that is dialled; may be empty
     * @param bundle symbolic name
     * @param plugin empty when the bundle belongs to none
     * @param active false while it is drained, or hidden by another of the same name
     */
    public record Entry(
            String kind, String id, Text label, String detail, String bundle, String plugin, boolean active) {
        static Entry of(OwnedContribution owned) {
            return new Entry(
                    owned.contribution().kind(),
                    owned.contribution().id(),
                    owned.contribution().label(),
                    owned.contribution().detail(),
                    owned.bundle(),
                    owned.plugin(),
                    owned.contribution().active());
        }
    }
}
