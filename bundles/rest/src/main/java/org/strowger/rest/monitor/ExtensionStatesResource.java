package org.strowger.rest.monitor;

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
import org.strowger.api.monitor.ExtensionCounts;
import org.strowger.api.monitor.ExtensionState;
import org.strowger.api.monitor.ExtensionStates;
import org.strowger.api.monitor.ExtensionTile;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** How every extension is; a user sees all of his own, and of others who they are and how. */
@TokenScope(Scope.CALLS)
@Path("/extension-states")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.USER})
public class ExtensionStatesResource {
    private static final int LONGEST = 100;

    private final MonitorParts parts;

    public ExtensionStatesResource(MonitorParts parts) {
        this.parts = parts;
    }

    @GET
    @Doc("Extensions with their state, devices and call: those in one state, or whose number or name has a text in it.")
    public Listing list(
            @QueryParam("state") String state,
            @QueryParam("search") String search,
            @BeanParam Paging paging,
            @Context SecurityContext security) {
        ExtensionState wanted = Words.read(ExtensionState.class, "state", state);
        Caller caller = Caller.of(security);
        ExtensionStates.Listing found = parts.states().list(wanted, checked(search), paging.offset(), paging.limit());
        return new Listing(
                found.counts(),
                found.items().stream().map(tile -> visible(caller, tile)).toList(),
                found.total());
    }

    private static String checked(String search) {
        String text = search == null ? "" : search.strip();
        if (text.length() > LONGEST) {
            throw Refusals.invalid(
                    "value.too-long",
                    "search",
                    "\"search\" can have " + LONGEST + " characters at most.",
                    "“search”最多 " + LONGEST + " 个字符。");
        }
        return text;
    }

    @GET
    @Path("{number}")
    @Doc("One extension with its state, devices and call.")
    public ExtensionTile get(@PathParam("number") String number, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return parts.states()
                .find(number)
                .map(tile -> visible(caller, tile))
                .orElseThrow(() -> Refusals.notFound("such extension", "此分机"));
    }

    private static ExtensionTile visible(Caller caller, ExtensionTile tile) {
        boolean all = !caller.isUser() || tile.number().equals(caller.account().extension());
        return all ? tile : tile.brief();
    }

    /**
     * A part of the list.
     *
     * @param counts of what is searched for, in whatever state
     */
    public record Listing(ExtensionCounts counts, List<ExtensionTile> items, long total) {}
}
