package org.strowger.rest.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Many changes of one type at once: all of them or none. */
@TokenScope(Scope.CONFIG)
@Path("/config/{type}/bulk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class BulkResource {
    private static final int MAX_ITEMS = 10_000;

    private final TypeAccess access;
    private final ItemStore store;

    public BulkResource(ConfigService config) {
        this.access = new TypeAccess(config);
        this.store = new ItemStore(config);
    }

    @POST
    @Doc("Creates, changes and deletes many items in one transaction.")
    public Done bulk(@PathParam("type") String type, Request request, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.writable(caller, type);
        request.keys().forEach(key -> checkVisible(caller, schema, key));
        Commit commit = store.inTransaction(caller, "", t -> stage(t, schema, request));
        return new Done(
                request.created().size(),
                request.updated().size(),
                request.deleted().size(),
                commit.version());
    }

    private static void checkVisible(Caller caller, TypeSchema type, String key) {
        if (!TypeAccess.maySee(caller, type, key)) {
            throw Refusals.noItem(type, key);
        }
    }

    private static void stage(ConfigTransaction transaction, TypeSchema type, Request request) {
        List<Problem> problems = new ArrayList<>();
        String name = type.name();
        for (int i = 0; i < request.created().size(); i++) {
            Map<String, Object> values = Values.of(request.created().get(i));
            attempt(problems, "create[" + i + "]", () -> transaction.create(name, values));
        }
        for (String key : request.updated()) {
            Map<String, Object> values = Values.of(request.update().values());
            attempt(problems, "update." + key, () -> transaction.patch(name, key, values));
        }
        for (String key : request.deleted()) {
            attempt(problems, "delete." + key, () -> transaction.delete(name, key));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INVALID, problems);
        }
    }

    private static void attempt(List<Problem> problems, String where, Runnable step) {
        try {
            step.run();
        } catch (ProblemException e) {
            for (Problem problem : e.problems()) {
                String field = problem.field().isEmpty() ? where : where + "." + problem.field();
                problems.add(new Problem(problem.code(), field, problem.text()));
            }
        }
    }

    /**
     * What to do; parts may be absent.
     *
     * @param create values of new items
     * @param delete keys
     */
    public record Request(List<Values> create, Update update, List<String> delete) {
        List<Values> created() {
            return limited(create, "create");
        }

        List<String> updated() {
            return update == null ? List.of() : limited(update.keys(), "update.keys");
        }

        List<String> deleted() {
            return limited(delete, "delete");
        }

        List<String> keys() {
            List<String> keys = new ArrayList<>(updated());
            keys.addAll(deleted());
            return keys;
        }

        private static <T> List<T> limited(List<T> list, String field) {
            List<T> some = list == null ? List.of() : list;
            if (some.size() > MAX_ITEMS || some.stream().anyMatch(Objects::isNull)) {
                throw Refusals.invalid(
                        "list.invalid",
                        field,
                        "At most " + MAX_ITEMS + " entries, none of them null.",
                        "最多 " + MAX_ITEMS + " 项，且不得为空。");
            }
            return some;
        }
    }

    /** The same values for several items. */
    public record Update(List<String> keys, Values values) {}

    /** How many were changed, and the version that this made. */
    public record Done(int created, int updated, int deleted, long version) {}
}
