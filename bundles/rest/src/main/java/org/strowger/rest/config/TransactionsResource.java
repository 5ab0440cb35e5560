package org.strowger.rest.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Problem;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.ProblemDocument;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;
import org.strowger.rest.security.TokenGate;

/** Staged changes: begin, stage, look, validate, commit; and the history with rollback. */
@TokenScope(Scope.CONFIG)
@Path("/config/transactions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class TransactionsResource {
    private final ConfigService config;
    private final History history;
    private final Staging staging;

    @Context
    private SecurityContext security;

    public TransactionsResource(ConfigService config) {
        this.config = config;
        this.history = new History(config);
        this.staging = new Staging(new TypeAccess(config));
    }

    @POST
    @Doc(value = "Begins a transaction.", response = Views.Open.class, status = 201)
    public Response begin(@Context UriInfo uri) {
        Views.Open open = Views.Open.of(config.begin(caller().author()));
        URI location = uri.getAbsolutePathBuilder().path("{id}").build(open.id());
        return Response.created(location).entity(open).build();
    }

    @GET
    @Doc("Open transactions of the caller (of everybody, for an administrator), and the history.")
    public Views.Overview overview(@BeanParam Paging paging) {
        List<Views.Open> open = config.transactions().stream()
                .filter(this::mine)
                .map(Views.Open::of)
                .toList();
        Page<Views.Version> versions = history.page(caller(), paging);
        return new Views.Overview(open, versions.items(), versions.total());
    }

    @GET
    @Path("history")
    @Doc("Committed versions, newest first.")
    public Page<Views.Version> versions(@BeanParam Paging paging) {
        return history.page(caller(), paging);
    }

    @GET
    @Path("{id}")
    @Doc("An open transaction.")
    public Views.Open get(@PathParam("id") String id) {
        return Views.Open.of(find(id));
    }

    @POST
    @Path("{id}/changes")
    @Doc("Stages changes in the order given and answers with the whole difference.")
    public List<Views.Difference> stage(@PathParam("id") String id, List<Staging.Operation> operations) {
        ConfigTransaction transaction = find(id);
        staging.stage(caller(), transaction, operations);
        return diff(id);
    }

    @GET
    @Path("{id}/diff")
    @Doc("What would change.")
    public List<Views.Difference> diff(@PathParam("id") String id) {
        return Views.differences(find(id).diff(), history.visibleTypes(caller()));
    }

    @POST
    @Path("{id}/validate")
    @Consumes(MediaType.WILDCARD)
    @Doc("Checks the whole proposed configuration.")
    public Views.Validity validate(@PathParam("id") String id) {
        List<Problem> problems = find(id).validate();
        return new Views.Validity(
                problems.isEmpty(),
                problems.stream().map(ProblemDocument.Entry::of).toList());
    }

    @POST
    @Path("{id}/commit")
    @Doc("Commits; with confirmWithinSeconds it reverts by itself unless confirmed in time.")
    public Views.Version commit(@PathParam("id") String id, CommitRequest request) {
        ConfigTransaction transaction = find(id);
        String comment = request.comment() == null ? "" : request.comment();
        Commit commit = request.confirmWithinSeconds() == null
                ? transaction.commit(comment)
                : transaction.commitConfirmed(comment, request.window());
        return version(commit);
    }

    @DELETE
    @Path("{id}")
    @Doc("Throws a transaction away.")
    public void discard(@PathParam("id") String id) {
        find(id).discard();
    }

    @POST
    @Path("{version: [0-9]{1,18}}/rollback")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMIN)
    @Doc("Commits a new version that equals an earlier one.")
    public Views.Version rollback(@PathParam("version") long version) {
        // It would bring accounts back too.
        TokenGate.refuse(caller());
        return version(config.rollback(version, caller().author()));
    }

    @POST
    @Path("{version: [0-9]{1,18}}/confirm")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMIN)
    @Doc("Keeps a version that waits to be confirmed.")
    public Views.Version confirm(@PathParam("version") long version) {
        return version(config.confirm(version, caller().author()));
    }

    private Views.Version version(Commit commit) {
        return Views.Version.of(commit, history.visibleTypes(caller()));
    }

    private Caller caller() {
        return Caller.of(security);
    }

    private ConfigTransaction find(String id) {
        return config.transaction(id)
                .filter(this::mine)
                .orElseThrow(() -> Refusals.notFound("such transaction", "此事务"));
    }

    private boolean mine(ConfigTransaction transaction) {
        Caller caller = caller();
        if (caller.viaToken() && !transaction.author().door().equals(caller.door())) {
            return false;
        }
        return caller.isAdmin()
                || transaction.author().name().equals(caller.account().name());
    }

    /** How to commit. */
    public record CommitRequest(String comment, Long confirmWithinSeconds) {
        private static final long LONGEST = 86_400;

        Duration window() {
            if (confirmWithinSeconds < 10 || confirmWithinSeconds > LONGEST) {
                throw Refusals.invalid(
                        "value.out-of-range",
                        "confirmWithinSeconds",
                        "It must be from 10 to 86400 seconds.",
                        "须在 10 到 86400 秒之间。");
            }
            return Duration.ofSeconds(confirmWithinSeconds);
        }
    }
}
