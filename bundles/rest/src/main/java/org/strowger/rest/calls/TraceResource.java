package org.strowger.rest.calls;

import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.sip.SipTrace;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Roles;

/** The SIP trace, for people who look for a fault. */
@TokenScope(Scope.CALLS)
@Path("/trace")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class TraceResource {
    private final TelephonyParts telephony;

    public TraceResource(TelephonyParts telephony) {
        this.telephony = telephony;
    }

    @GET
    @Doc("The last SIP messages, oldest first; callId selects those whose Call-ID contains it.")
    public Trace get(@QueryParam("callId") String callId, @BeanParam Paging paging) {
        SipTrace trace = telephony.trace();
        return new Trace(trace.enabled(), trace.messages(callId == null ? "" : callId, paging.limit()));
    }

    @PUT
    @Doc("Switches the trace on or off.")
    public Trace set(Setting setting) {
        if (setting.enabled() == null) {
            throw Refusals.invalid("value.required", "enabled", "\"enabled\" is missing.", "缺少“enabled”。");
        }
        SipTrace trace = telephony.trace();
        trace.enable(setting.enabled());
        return new Trace(trace.enabled(), List.of());
    }

    /** Whether messages are kept, and those that are. */
    public record Trace(boolean enabled, List<SipTrace.Message> items) {}

    /** Whether messages are to be kept. */
    public record Setting(Boolean enabled) {}
}
