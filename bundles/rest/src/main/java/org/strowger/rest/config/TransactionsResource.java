package org.strowger.rest.config;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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
import javax.ws.rs.core.UriInfo;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Dispute;
import org.strowger.rest.problem.DisputeException;
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
    private final Clock clock;
    private final History history;
    private final Differences differences;
    private final OwnTransactions own;
    private final Staging staging;

    @Context
    private SecurityContext security;

    public TransactionsResource(ConfigService config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.history = new History(config);
        this.differences = new Differences(config);
        this.own = new OwnTransactions(config);
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
    @Doc("Open transactions of the caller (of everybody, for an administrator), unconfirmed commits, the history.")
    public Views.Overview overview(@BeanParam Paging paging) {
        List<Views.Open> open =
                own.all(caller()).flatMap(TransactionsResource::open).toList();
        Instant now = clock.instant();
        List<Views.Pending> pending = config.unconfirmed().stream()
                .filter(commit -> history.find(caller(), commit.version()).isPresent())
                .map(commit -> Views.Pending.of(commit, now))
                .toList();
        Page<Views.Version> versions = history.page(caller(), new HistoryFilter(), paging);
        return new Views.Overview(open, pending, versions.items(), versions.total());
    }

    /** It may be committed at this very moment. */
    private static Stream<Views.Open> open(ConfigTransaction transaction) {
        try {
            return Stream.of(Views.Open.of(transaction));
        } catch (ProblemException e) {
            return Stream.empty();
        }
    }

    @GET
    @Path("history")
    @Doc("Committed versions, newest first.")
    public Page<Views.Version> versions(@BeanParam Paging paging) {
        return history.page(caller(), new HistoryFilter(), paging);
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
        return history.differences(caller(), find(id).diff());
    }

    @DELETE
    @Path("{id}/changes")
    @Doc("Takes changes out again: of one item, of a type, or all.")
    public List<Views.Difference> unstage(
            @PathParam("id") String id, @QueryParam("type") String type, @QueryParam("key") String key) {
        ConfigTransaction transaction = find(id);
        transaction.diff().stream()
                .map(Change::item)
                .filter(item -> type == null || type.equals(item.type()))
                .filter(item -> key == null || key.equals(item.key()))
                .forEach(item -> transaction.unstage(item.type(), item.key()));
        return diff(id);
    }

    @GET
    @Path("{id}/conflicts")
    @Doc("Items of the transaction that somebody else has changed meanwhile, with the fields that both changed.")
    public List<Dispute> conflicts(@PathParam("id") String id) {
        return disputes(find(id));
    }

    @POST
    @Path("{id}/rebase")
    @Doc("Puts the changes onto the version in force; says whose values are to stand where both changed the same.")
    public List<Views.Difference> rebase(@PathParam("id") String id, Rebase request) {
        ConfigTransaction transaction = find(id);
        disputing(transaction, () -> {
            transaction.rebase(request.resolutions(), request.otherwise());
            return null;
        });
        return diff(id);
    }

    private List<Dispute> disputes(ConfigTransaction transaction) {
        Predicate<String> visible = history.visibleTypes(caller());
        return differences.disputes(transaction.conflicts().stream()
                .filter(conflict -> visible.test(conflict.item().type()))
                .toList());
    }

    /** A refusal because of somebody else's change says what he changed. */
    private <T> T disputing(ConfigTransaction transaction, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            boolean dispute = e.kind() == ProblemException.Kind.CONFLICT
                    && e.problems().stream().anyMatch(p -> "commit.conflict".equals(p.code()));
            throw dispute ? new DisputeException(e.problems(), disputes(transaction)) : e;
        }
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
        Commit commit = disputing(
                transaction,
                () -> request.confirmWithinSeconds() == null
                        ? transaction.commit(comment)
                        : transaction.commitConfirmed(comment, request.window()));
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
        return history.version(caller(), commit);
    }

    private Caller caller() {
        return Caller.of(security);
    }

    private ConfigTransaction find(String id) {
        return own.find(caller(), id);
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
