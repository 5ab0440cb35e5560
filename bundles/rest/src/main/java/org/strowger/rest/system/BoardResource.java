package org.strowger.rest.system;

import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.core.Text;
import org.strowger.api.hal.HostInfo;
import org.strowger.rest.calls.TelephonyParts;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.security.Roles;

/** The board: what it is, why, and its ports. Which one it is to be is a setting: {@code board-settings}. */
@TokenScope(Scope.SYSTEM)
@Path("/board")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class BoardResource {
    private final TelephonyParts parts;

    public BoardResource(TelephonyParts parts) {
        this.parts = parts;
    }

    @GET
    @Doc("Board, how it was recognised, limits, slots, and ports with their states.")
    public Board get() {
        BoardStatus status = parts.boards().status();
        BoardProfile profile = status.profile();
        return new Board(
                profile.model(),
                profile.name(),
                status.chosen(),
                status.state(),
                status.reason(),
                status.driver(),
                profile.limits(),
                profile.network(),
                status.installed(),
                status.slots(),
                status.host(),
                status.candidates());
    }

    /** The whole answer. */
    public record Board(
            String model,
            Text name,
            BoardStatus.Chosen chosen,
            BoardStatus.State state,
            Text reason,
            String driver,
            BoardProfile.Limits limits,
            List<String> network,
            List<String> features,
            List<BoardStatus.Slot> slots,
            HostInfo host,
            List<BoardStatus.Candidate> candidates) {}
}
