package org.strowger.rest.plugins;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.PluginManager;
import org.strowger.api.plugin.PluginOperation;
import org.strowger.api.plugin.PluginSource;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Plug-ins, and what is done to them. Every change answers 202 with an operation to be followed. */
@TokenScope(Scope.PLUGINS)
@Path("/plugins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class PluginsResource {
    private final PluginParts parts;

    public PluginsResource(PluginParts parts) {
        this.parts = parts;
    }

    @GET
    @Doc("All plug-ins with their state.")
    public Page<PluginViews.Summary> list(@BeanParam Paging paging) {
        return paging.of(parts.manager().plugins().stream()
                .map(plugin -> PluginViews.Summary.of(plugin, contributions(plugin)))
                .toList());
    }

    @GET
    @Path("{id}")
    @Doc(
            "One plug-in with its bundles and what it uses. heap=true counts its objects, which stops everything for a moment.")
    public PluginViews.Detail get(@PathParam("id") String id, @QueryParam("heap") @DefaultValue("false") String heap) {
        boolean counted = flag("heap", heap);
        Plugin plugin = parts.manager().plugin(id).orElseThrow(() -> Refusals.notFound("such plug-in", "此插件"));
        return PluginViews.Detail.of(
                plugin, contributions(plugin), parts.manager().usage(id, counted));
    }

    private long contributions(Plugin plugin) {
        List<Long> bundles =
                plugin.bundles().stream().map(Plugin.PluginBundle::id).toList();
        return parts.contributions().stream()
                .filter(contribution -> bundles.contains(contribution.bundleId()))
                .count();
    }

    @GET
    @Path("operations")
    @Doc("What is being done to plug-ins, and what was done last; newest first.")
    public Page<PluginOperation> operations(@BeanParam Paging paging) {
        return paging.of(parts.manager().operations());
    }

    @GET
    @Path("operations/{operation}")
    @Doc("How far an operation is.")
    public PluginOperation operation(@PathParam("operation") String operation) {
        return parts.manager().operation(operation).orElseThrow(() -> Refusals.notFound("such operation", "此操作"));
    }

    @POST
    @Path("{id}/start")
    @Doc(value = "Starts it.", response = PluginOperation.class, status = 202)
    public Response start(@PathParam("id") String id, @Context SecurityContext security) {
        return accepted(manager(id).start(id, by(security)));
    }

    @POST
    @Path("{id}/stop")
    @Doc(
            value =
                    "Stops it. What is inside it may go on for drainSeconds, or the configured time, or not at all with now=true.",
            response = PluginOperation.class,
            status = 202)
    public Response stop(
            @PathParam("id") String id,
            @QueryParam("drainSeconds") String drainSeconds,
            @QueryParam("now") @DefaultValue("false") String now,
            @Context SecurityContext security) {
        return accepted(manager(id).stop(id, drain(drainSeconds, now), by(security)));
    }

    @POST
    @Path("{id}/restart")
    @Doc(value = "Stops it and starts it again.", response = PluginOperation.class, status = 202)
    public Response restart(
            @PathParam("id") String id,
            @QueryParam("drainSeconds") String drainSeconds,
            @QueryParam("now") @DefaultValue("false") String now,
            @Context SecurityContext security) {
        return accepted(manager(id).restart(id, drain(drainSeconds, now), by(security)));
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_OCTET_STREAM})
    @Doc(
            value =
                    "Installs a new plug-in from its archive (KAR), part \"file\", with a detached signature in part \"signature\".",
            response = PluginOperation.class,
            status = 202)
    public Response install(ArchiveUpload upload, @Context SecurityContext security) {
        try (upload) {
            return accepted(parts.manager().install(upload.source(), by(security)));
        }
    }

    @POST
    @Path("{id}/update")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_OCTET_STREAM})
    @Doc(value = "Puts a newer version in its place.", response = PluginOperation.class, status = 202)
    public Response update(
            @PathParam("id") String id,
            ArchiveUpload upload,
            @QueryParam("drainSeconds") String drainSeconds,
            @QueryParam("now") @DefaultValue("false") String now,
            @Context SecurityContext security) {
        try (upload) {
            return accepted(manager(id).update(id, upload.source(), drain(drainSeconds, now), by(security)));
        }
    }

    @POST
    @Path("fetch")
    @Doc(
            value = "Installs a new plug-in from a repository, see the type plugin-repository.",
            response = PluginOperation.class,
            status = 202)
    public Response fetch(Fetch fetch, @Context SecurityContext security) {
        return accepted(parts.manager().install(fetch.source(), by(security)));
    }

    @POST
    @Path("{id}/fetch")
    @Doc(value = "Puts a newer version from a repository in its place.", response = PluginOperation.class, status = 202)
    public Response fetchUpdate(
            @PathParam("id") String id,
            Fetch fetch,
            @QueryParam("drainSeconds") String drainSeconds,
            @QueryParam("now") @DefaultValue("false") String now,
            @Context SecurityContext security) {
        return accepted(manager(id).update(id, fetch.source(), drain(drainSeconds, now), by(security)));
    }

    @DELETE
    @Path("{id}")
    @Doc(
            value = "Uninstalls it; purge=true takes its configuration with it.",
            response = PluginOperation.class,
            status = 202)
    public Response uninstall(
            @PathParam("id") String id,
            @QueryParam("purge") @DefaultValue("false") String purge,
            @QueryParam("drainSeconds") String drainSeconds,
            @QueryParam("now") @DefaultValue("false") String now,
            @Context SecurityContext security) {
        return accepted(manager(id).uninstall(id, flag("purge", purge), drain(drainSeconds, now), by(security)));
    }

    /** The manager, if it has such a plug-in: whatever else is wrong with a request comes second. */
    private PluginManager manager(String id) {
        PluginManager manager = parts.manager();
        if (manager.plugin(id).isEmpty()) {
            throw Refusals.notFound("such plug-in", "此插件");
        }
        return manager;
    }

    private static String by(SecurityContext security) {
        return Caller.of(security).account().name();
    }

    private static Response accepted(PluginOperation operation) {
        return Response.accepted(operation)
                .header("Location", "/api/v1/plugins/operations/" + operation.id())
                .build();
    }

    private static Optional<Duration> drain(String seconds, String now) {
        if (flag("now", now)) {
            return Optional.of(Duration.ZERO);
        }
        if (seconds == null) {
            return Optional.empty();
        }
        if (!seconds.matches("\\d{1,5}")) {
            throw Refusals.invalid(
                    "value.out-of-range",
                    "drainSeconds",
                    "\"drainSeconds\" must be a number of seconds.",
                    "“drainSeconds”须为秒数。");
        }
        return Optional.of(Duration.ofSeconds(Integer.parseInt(seconds)));
    }

    /** Strict: a misspelt wish must not become its opposite. */
    private static boolean flag(String name, String text) {
        if (!"true".equals(text) && !"false".equals(text)) {
            throw Refusals.invalid(
                    "value.unknown", name, "\"" + name + "\" must be true or false.", "“" + name + "”须为 true 或 false。");
        }
        return "true".equals(text);
    }

    /**
     * An archive in a repository.
     *
     * @param repository its name
     * @param archive path below its address
     */
    public record Fetch(String repository, String archive) {
        PluginSource source() {
            return new PluginSource.Repository(given("repository", repository), given("archive", archive));
        }

        private static String given(String field, String value) {
            if (value == null || value.isEmpty()) {
                throw Refusals.invalid("value.required", field, "\"" + field + "\" is missing.", "缺少“" + field + "”。");
            }
            return value;
        }
    }
}
