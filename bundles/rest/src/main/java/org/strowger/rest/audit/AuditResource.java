package org.strowger.rest.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.strowger.api.audit.AuditLog;
import org.strowger.rest.json.Upload;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.security.Roles;
import org.strowger.rest.sheet.FormulaGuard;

/** Who did what. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class AuditResource {
    private static final int PAGE = 500;
    private static final int MOST = 100_000;
    private static final String[] HEADER = {
        "id", "at", "account", "role", "source", "door", "action", "target", "fields", "result", "status", "millis",
        "version", "detail", "hash"
    };

    private final AuditLog audit;

    public AuditResource(AuditLog audit) {
        this.audit = audit;
    }

    @GET
    @Doc("Entries of the audit log, newest first; action matches the beginning, search any text.")
    public Page<AuditItem> list(@BeanParam AuditQuery query, @BeanParam Paging paging) {
        AuditLog.Page page = audit.find(query.query(paging.offset(), paging.limit()));
        return new Page<>(page.items().stream().map(AuditItem::of).toList(), page.total());
    }

    @GET
    @Path("verify")
    @Doc("Whether an entry was changed or taken out since it was written.")
    public Verdict verify() {
        AuditLog.Verdict verdict = audit.verify();
        Long broken = verdict.brokenAt() == 0 ? null : verdict.brokenAt();
        return new Verdict(
                verdict.intact(),
                verdict.entries(),
                verdict.first(),
                verdict.last(),
                verdict.head(),
                broken,
                verdict.text());
    }

    @GET
    @Path("export")
    @Produces({Upload.CSV, MediaType.APPLICATION_JSON})
    @Doc(value = "Matching entries as CSV, newest first, at most 100,000.", response = String.class)
    public Response export(@BeanParam AuditQuery query) {
        query.query(0, 1);
        StreamingOutput body = out -> write(query, out);
        return Response.ok(body, Upload.CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
                .build();
    }

    private void write(AuditQuery query, OutputStream out) throws IOException {
        CSVPrinter printer = new CSVPrinter(
                new OutputStreamWriter(out, StandardCharsets.UTF_8),
                CSVFormat.RFC4180.builder().setHeader(HEADER).get());
        long last = 0;
        for (int written = 0; written < MOST; written += PAGE) {
            List<AuditLog.Stored> page = audit.find(query.before(last, PAGE)).items();
            for (AuditLog.Stored stored : page) {
                printer.printRecord(row(AuditItem.of(stored)));
                last = stored.id();
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        printer.flush();
    }

    private static List<String> row(AuditItem item) {
        return Stream.of(
                        item.id(),
                        item.at(),
                        item.account(),
                        item.role(),
                        item.source(),
                        item.door(),
                        item.action(),
                        item.target(),
                        String.join(" ", item.fields()),
                        item.result(),
                        item.status() == null ? "" : item.status(),
                        item.millis(),
                        item.version() == null ? "" : item.version(),
                        item.detail(),
                        item.hash())
                .map(value -> FormulaGuard.protect(value.toString()))
                .toList();
    }

    /**
     * What became of the chain of hashes.
     *
     * @param brokenAt first entry that is missing or was changed; null when none is
     * @param head hash of the newest entry; whoever noted an earlier one can see that it still stands in the log
     */
    public record Verdict(
            boolean intact,
            long entries,
            long first,
            long last,
            String head,
            Long brokenAt,
            org.strowger.api.core.Text text) {}
}
