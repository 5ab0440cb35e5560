package org.strowger.rest.config;

import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.KnownTargetKind;
import org.strowger.api.core.Text;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.security.Roles;

/** What may stand in fields of the format {@code destination}. */
@TokenScope(Scope.CONFIG)
@Path("/config/destination-kinds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class DestinationKindsResource {
    private final ConfigService config;

    public DestinationKindsResource(ConfigService config) {
        this.config = config;
    }

    @GET
    @Doc("Kinds of destinations: written kind:target, or kind alone when there is neither a target type nor a pattern.")
    public Page<KindEntry> kinds() {
        return Page.all(config.targetKinds().stream().map(KindEntry::of).toList());
    }

    /**
     * A kind.
     *
     * @param targetType type whose keys are the targets; empty for none
     * @param targetPattern of the target where there is no such type; empty when it takes none
     * @param active false while its plug-in is absent: fields that name it may keep it
     */
    public record KindEntry(String kind, Text label, String targetType, String targetPattern, boolean active) {
        static KindEntry of(KnownTargetKind known) {
            return new KindEntry(
                    known.kind().name(),
                    known.kind().label(),
                    known.kind().targetType(),
                    known.kind().targetPattern(),
                    known.active());
        }
    }
}
