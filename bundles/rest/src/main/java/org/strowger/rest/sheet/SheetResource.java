package org.strowger.rest.sheet;

import java.util.List;
import java.util.Map;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.TypeSchema;
import org.strowger.rest.config.Item;
import org.strowger.rest.config.ItemStore;
import org.strowger.rest.config.ListQuery;
import org.strowger.rest.config.Lists;
import org.strowger.rest.config.TypeAccess;
import org.strowger.rest.json.EnumNames;
import org.strowger.rest.json.Upload;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Items as spreadsheets, out and in. */
@TokenScope(Scope.CONFIG)
@Path("/config/{type}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class SheetResource {
    private final ConfigService config;
    private final TypeAccess access;
    private final ItemStore store;
    private final Lists lists;

    public SheetResource(ConfigService config, Lists lists) {
        this.config = config;
        this.lists = lists;
        this.access = new TypeAccess(config);
        this.store = new ItemStore(config);
    }

    @GET
    @Path("export")
    @Produces({Upload.CSV, Upload.XLSX, MediaType.APPLICATION_JSON})
    @Doc(value = "Items as CSV or XLSX, without secrets.", response = String.class)
    public Response export(
            @PathParam("type") String type,
            @QueryParam("format") @DefaultValue("csv") String format,
            @QueryParam("search") String search,
            @QueryParam("filter") List<String> filters,
            @QueryParam("sort") String sort,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.readable(caller, type);
        List<Item> items =
                lists.items(schema, lists.keys(caller, schema, new ListQuery(schema, search, filters, sort)));
        List<Column> columns =
                Column.of(schema).stream().filter(c -> !c.secret()).toList();
        List<List<String>> rows = items.stream().map(item -> row(columns, item)).toList();
        return file(SheetFormat.named(format), schema, columns, rows, schema.name());
    }

    @GET
    @Path("template")
    @Produces({Upload.CSV, Upload.XLSX, MediaType.APPLICATION_JSON})
    @Doc(value = "An empty sheet with all columns, secrets too.", response = String.class)
    public Response template(
            @PathParam("type") String type,
            @QueryParam("format") @DefaultValue("csv") String format,
            @Context SecurityContext security) {
        TypeSchema schema = access.readable(Caller.of(security), type);
        return file(SheetFormat.named(format), schema, Column.of(schema), List.of(), schema.name() + "-template");
    }

    @POST
    @Path("import")
    @Consumes({Upload.CSV, Upload.XLSX, MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_OCTET_STREAM})
    @Doc("Creates and changes items from a CSV or XLSX sheet: all rows or none. mode is merge, create or update.")
    public Result load(
            @PathParam("type") String type,
            @QueryParam("mode") @DefaultValue("merge") String mode,
            @QueryParam("dryRun") @DefaultValue("false") String dryRun,
            Upload upload,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.writable(caller, type);
        Table table = SheetFormat.read(upload);
        Importer importer =
                new Importer(schema, config.snapshot(), EnumNames.parse(Importer.Mode.class, mode, "mode"), caller);
        boolean rehearsed = flag(dryRun);
        long version = rehearsed ? rehearse(caller, importer, table) : load(caller, importer, table);
        return new Result(importer.created(), importer.updated(), rehearsed, version);
    }

    /** Strict: a misspelt wish for a rehearsal must not become the real thing. */
    private static boolean flag(String dryRun) {
        if (!"true".equals(dryRun) && !"false".equals(dryRun)) {
            throw Refusals.invalid(
                    "value.unknown", "dryRun", "\"dryRun\" must be true or false.", "“dryRun”须为 true 或 false。");
        }
        return "true".equals(dryRun);
    }

    private long rehearse(Caller caller, Importer importer, Table table) {
        store.rehearse(caller, transaction -> {
            importer.stage(transaction, table);
            importer.fail(transaction.validate());
        });
        return config.snapshot().version();
    }

    private long load(Caller caller, Importer importer, Table table) {
        return store.inTransaction(caller, "import", transaction -> {
                    importer.stage(transaction, table);
                    importer.fail(transaction.validate());
                })
                .version();
    }

    private static List<String> row(List<Column> columns, Item item) {
        Map<String, Object> values = item.values();
        return columns.stream().map(c -> Cells.text(c.in(values))).toList();
    }

    private static Response file(
            SheetFormat format, TypeSchema type, List<Column> columns, List<List<String>> rows, String name) {
        List<String> heading = columns.stream().map(Column::name).toList();
        return Response.ok(format.write(type.name(), new Table(heading, rows)), format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "." + format.extension() + "\"")
                .build();
    }

    /** What was done, or would be. */
    public record Result(int created, int updated, boolean dryRun, long version) {}
}
