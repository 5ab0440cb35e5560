package org.strowger.rest.monitor;

import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.monitor.MetricHistory;
import org.strowger.api.monitor.MetricRange;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.security.Roles;

/** Figures of the system over time. */
@TokenScope(Scope.SYSTEM)
@Path("/metrics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class MetricsResource {
    private final MonitorParts parts;

    public MetricsResource(MonitorParts parts) {
        this.parts = parts;
    }

    @GET
    @Doc("Figures of the last hour, day or week (range): series of the same length, null where nothing was measured.")
    public MetricHistory get(@QueryParam("range") String range) {
        MetricRange wanted = Words.read(MetricRange.class, "range", range);
        return parts.metrics().history(wanted == null ? MetricRange.HOUR : wanted);
    }
}
