package org.strowger.rest.monitor;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.call.CallQuality;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegQuality;
import org.strowger.rest.calls.Participation;
import org.strowger.rest.calls.TelephonyParts;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** How calls sound at this moment; {@code call.quality} tells it from then on. */
@TokenScope(Scope.CALLS)
@Path("/calls/quality")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.USER})
public class CallQualityResource {
    private final TelephonyParts telephony;
    private final Supplier<Instant> now;

    public CallQualityResource(TelephonyParts telephony, Supplier<Instant> now) {
        this.telephony = telephony;
        this.now = now;
    }

    @GET
    @Doc("Codec, packets, loss, jitter, round trip and estimated quality of each leg of calls that are up.")
    public Page<CallQuality> list(@BeanParam Paging paging, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Instant at = now.get();
        Page<CallView> calls = paging.of(telephony.calls().calls().stream()
                .filter(call -> Participation.owns(caller, call))
                .toList());
        return new Page<>(calls.items().stream().map(call -> quality(at, call)).toList(), calls.total());
    }

    private static CallQuality quality(Instant at, CallView call) {
        List<LegQuality> legs = call.legs().stream()
                .filter(leg ->
                        leg.state() != Leg.State.ENDED && !leg.media().codec().isEmpty())
                .map(leg -> LegQuality.of(leg.id(), leg.media(), null))
                .toList();
        return new CallQuality(at, call.id(), legs);
    }
}
