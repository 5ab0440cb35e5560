package org.strowger.rest.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.strowger.api.config.TypeSchema.FieldSchema;
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
    @Doc("Creates, changes and deletes many items in one transaction; series adds many that differ by their numbers.")
    public Done bulk(@PathParam("type") String type, Request request, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.writable(caller, type);
        request.keys(schema).forEach(key -> TypeAccess.own(caller, schema, key));
        if (request.update() != null) {
            Values.of(request.update().values())
                    .keySet()
                    .forEach(name -> refusePersonal(schema, name, "update.values."));
        }
        if (request.series() != null) {
            request.series().check(schema, MAX_ITEMS);
            request.series().keys(schema).forEach(key -> TypeAccess.own(caller, schema, key));
        }
        return Boolean.TRUE.equals(request.dryRun())
                ? rehearsed(caller, schema, request)
                : done(caller, schema, request);
    }

    /** What belongs to one person is not for many. */
    static void refusePersonal(TypeSchema type, String name, String prefix) {
        if (type.field(name).filter(f -> f.hints().personal()).isPresent()) {
            throw Refusals.invalid(
                    "field.personal",
                    prefix + name,
                    "This belongs to each item alone and cannot be set for many at once.",
                    "此字段属于单个配置项，不能批量设置。");
        }
    }

    private Done done(Caller caller, TypeSchema schema, Request request) {
        List<Secret> generated = new ArrayList<>();
        Commit commit = store.inTransaction(caller, "", t -> {
            stage(t, schema, request);
            t.generated().forEach(g -> generated.add(new Secret(g.item().key(), g.field(), g.value())));
        });
        return Done.of(request, commit.version(), generated);
    }

    private Done rehearsed(Caller caller, TypeSchema schema, Request request) {
        store.rehearse(caller, t -> {
            stage(t, schema, request);
            List<Problem> problems = t.validate();
            if (!problems.isEmpty()) {
                throw new ProblemException(ProblemException.Kind.INVALID, problems);
            }
        });
        return Done.of(request, 0, List.of());
    }

    private static void stage(ConfigTransaction transaction, TypeSchema type, Request request) {
        List<Problem> problems = new ArrayList<>();
        String name = type.name();
        for (int i = 0; i < request.created().size(); i++) {
            Map<String, Object> values = Values.of(request.created().get(i));
            attempt(problems, "create[" + i + "]", () -> transaction.create(name, values));
        }
        if (request.series() != null) {
            stageSeries(transaction, type, request.series(), problems);
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

    /** A range that collides is told number by number, those that exist together with those that are taken otherwise. */
    private static void stageSeries(
            ConfigTransaction transaction, TypeSchema type, Series series, List<Problem> problems) {
        FieldSchema key = type.field(type.key()).orElseThrow();
        Set<String> mine = new HashSet<>();
        for (int i = 0; i < series.count(); i++) {
            Map<String, Object> values = series.item(key, i);
            String number = String.valueOf(values.get(key.name()));
            mine.add(number);
            attempt(problems, "series." + number, () -> transaction.create(type.name(), values));
        }
        String only = "series." + series.first();
        for (Problem problem : transaction.validate()) {
            String[] place = problem.field().split("/", 3);
            boolean ours = place.length > 1 && place[0].equals(type.name()) && mine.contains(place[1]);
            if (ours) {
                String field = "series." + place[1] + (place.length > 2 ? "." + place[2] : "");
                problems.add(new Problem(problem.code(), field, problem.text()));
            } else {
                problems.add(
                        series.count() == 1
                                        && place.length == 1
                                        && !problem.field().isEmpty()
                                ? new Problem(problem.code(), only + "." + problem.field(), problem.text())
                                : problem);
            }
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
     * @param dryRun only look whether it would do
     */
    public record Request(List<Values> create, Update update, List<String> delete, Series series, Boolean dryRun) {
        List<Values> created() {
            return limited(create, "create");
        }

        List<String> updated() {
            return update == null ? List.of() : limited(update.keys(), "update.keys");
        }

        List<String> deleted() {
            return limited(delete, "delete");
        }

        List<String> keys(TypeSchema type) {
            List<String> keys = new ArrayList<>(updated());
            keys.addAll(deleted());
            created().forEach(values -> keys.add(ItemStore.keyOf(type, Values.of(values))));
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

    /** A secret that was made up for a new item; this is the only time that it is told. */
    public record Secret(String key, String field, String value) {
        @Override
        public String toString() {
            return "Secret[" + key + ", " + field + "]";
        }
    }

    /**
     * How many were changed.
     *
     * @param version that this made; 0 when it was only tried
     */
    public record Done(int created, int updated, int deleted, long version, List<Secret> generated) {
        static Done of(Request request, long version, List<Secret> generated) {
            int series = request.series() == null ? 0 : request.series().count();
            return new Done(
                    request.created().size() + series,
                    request.updated().size(),
                    request.deleted().size(),
                    version,
                    generated);
        }
    }
}
