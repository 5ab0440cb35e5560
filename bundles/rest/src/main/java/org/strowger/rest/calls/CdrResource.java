package org.strowger.rest.calls;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.StreamingOutput;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecords;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.rest.json.Upload;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Call records. */
@TokenScope(Scope.CALLS)
@Path("/cdr")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class CdrResource {
    private static final String PCAP = "application/vnd.tcpdump.pcap";

    private final TelephonyParts telephony;
    private final Supplier<ZoneId> zone;

    /** @param zone in which times are exported */
    public CdrResource(TelephonyParts telephony, Supplier<ZoneId> zone) {
        this.telephony = telephony;
        this.zone = zone;
    }

    @GET
    @Doc("Call records, newest first; a user sees those in which his extension took part.")
    public CdrPage list(@BeanParam CdrFilter filter, @BeanParam Paging paging, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        CallRecords.Query query = filter.query(caller, paging.offset(), paging.limit());
        if (filter.foreign(caller)) {
            return new CdrPage(List.of(), 0, true, null);
        }
        CallRecords.Page page = telephony.records().find(query);
        Set<String> traced = traced(page.items());
        List<CdrItem> items = page.items().stream()
                .map(record -> CdrItem.of(record, traced.contains(record.id())))
                .toList();
        return new CdrPage(items, page.total(), page.exact(), page.next());
    }

    private Set<String> traced(List<CallRecord> records) {
        List<String> ids = records.stream().map(CallRecord::id).toList();
        return telephony.callTraces().map(traces -> traces.traced(ids)).orElse(Set.of());
    }

    @GET
    @Path("{id}")
    @Doc("One call record.")
    public CdrItem get(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return telephony
                .records()
                .get(id)
                .filter(record -> Participation.owns(caller, record))
                .map(record -> CdrItem.of(record, !traced(List.of(record)).isEmpty()))
                .orElseThrow(() -> Refusals.notFound("such call record", "此通话记录"));
    }

    @GET
    @Path("{id}/trace")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    @Doc(
            "Everything that tells why the call went where it went: SIP messages without secrets, decisions, events, quality.")
    public CallTrace trace(@PathParam("id") String id, @QueryParam("since") String since) {
        return Traces.find(telephony, id, since);
    }

    @GET
    @Path("{id}/trace.pcap")
    @Produces({PCAP, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    @Doc(value = "The SIP messages of the trace as captured packets, for analysers.", response = byte[].class)
    public Response pcap(@PathParam("id") String id) {
        StreamingOutput body = Traces.pcap(telephony, id)::writeTo;
        String name = id.replaceAll("[^A-Za-z0-9_-]", "_");
        return Response.ok(body, PCAP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"call-" + name + ".pcap\"")
                .build();
    }

    @GET
    @Path("export")
    @Produces({Upload.CSV, MediaType.APPLICATION_JSON})
    @Doc(
            value = "All matching records as CSV in the system's time zone, newest first, at most 100,000.",
            response = String.class)
    public Response export(
            @BeanParam CdrFilter filter,
            @QueryParam("format") @DefaultValue("csv") String format,
            @Context SecurityContext security) {
        if (!"csv".equals(format)) {
            throw Refusals.invalid("value.unknown", "format", "\"format\" must be csv.", "“format”须为 csv。");
        }
        Caller caller = Caller.of(security);
        filter.query(caller, 0, 1);
        StreamingOutput body = out -> {
            if (!filter.foreign(caller)) {
                CdrExport export = new CdrExport(
                        telephony.records(), (after, limit) -> filter.query(caller, 0, limit, after), zone.get());
                export.writeTo(out);
            }
        };
        return Response.ok(body, Upload.CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cdr.csv\"")
                .build();
    }
}
