package org.strowger.rest.events;

import java.util.List;
import java.util.function.Supplier;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventType;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.security.Roles;

/** Which events there are. */
@TokenScope(Scope.SYSTEM)
@Path("/events/types")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class EventTypesResource {
    private final Supplier<List<EventType>> types;

    public EventTypesResource(Supplier<List<EventType>> types) {
        this.types = types;
    }

    @GET
    @Doc("Types of events that the stream carries now, with their fields.")
    public Page<Entry> types() {
        return Page.all(types.get().stream()
                .map(t -> new Entry(t.name(), t.label(), EventFields.of(t.event())))
                .toList());
    }

    /** A type. */
    public record Entry(String name, Text label, List<EventFields.EventField> fields) {}
}
