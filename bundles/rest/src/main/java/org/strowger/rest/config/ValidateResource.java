package org.strowger.rest.config;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.problem.ProblemDocument;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** What a commit would say to an item that is still being typed. */
@TokenScope(Scope.CONFIG)
@Path("/config/{type}/validate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class ValidateResource {
    private final TypeAccess access;
    private final ItemStore store;
    private final OwnTransactions transactions;

    public ValidateResource(ConfigService config) {
        this.access = new TypeAccess(config);
        this.store = new ItemStore(config);
        this.transactions = new OwnTransactions(config);
    }

    @POST
    @Doc("Checks an item as a commit would, on top of a transaction if one is named; nothing is staged.")
    public Views.Validity validate(
            @PathParam("type") String type,
            @QueryParam("transaction") String transaction,
            Draft draft,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.writable(caller, type);
        String key = TypeAccess.own(caller, schema, draft.itemKey(schema));
        Views.Validity[] found = new Views.Validity[1];
        Consumer<ConfigTransaction> work = t -> found[0] = judge(t, schema, key, draft);
        if (transaction == null) {
            store.rehearse(caller, work);
        } else {
            work.accept(transactions.find(caller, transaction).copy());
        }
        return found[0];
    }

    private static Views.Validity judge(ConfigTransaction trial, TypeSchema type, String key, Draft draft) {
        try {
            if (draft.creates()) {
                trial.create(type.name(), Values.of(draft.values()));
            } else {
                trial.patch(type.name(), key, Values.of(draft.values()));
            }
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.NOT_FOUND) {
                throw e;
            }
            return validity(e.problems(), type, key);
        }
        return validity(trial.validate(), type, key);
    }

    /** Fields of this item are named as its form knows them, whatever else is staged. */
    private static Views.Validity validity(List<Problem> problems, TypeSchema type, String key) {
        String prefix = type.name() + '/' + key + '/';
        List<ProblemDocument.Entry> entries = problems.stream()
                .map(p -> p.field().startsWith(prefix)
                        ? new Problem(p.code(), p.field().substring(prefix.length()), p.text())
                        : p)
                .map(ProblemDocument.Entry::of)
                .toList();
        return new Views.Validity(entries.isEmpty(), entries);
    }

    /**
     * An item that is being typed.
     *
     * @param key of the item that is changed; absent when it is new
     * @param values as of a new item, or those that change
     * @param mode create or update
     */
    public record Draft(String key, Values values, String mode) {
        boolean creates() {
            return "create".equals(mode);
        }

        String itemKey(TypeSchema type) {
            if (!creates() && !"update".equals(mode)) {
                throw Refusals.invalid(
                        "value.unknown", "mode", "\"mode\" must be create or update.", "“mode”须为 create 或 update。");
            }
            Map<String, Object> given = Values.of(values);
            if (type.singleton()) {
                return "default";
            }
            if (creates()) {
                return String.valueOf(given.getOrDefault(type.key(), ""));
            }
            if (key == null) {
                throw Refusals.invalid("value.required", "key", "\"key\" is missing.", "缺少“key”。");
            }
            return key;
        }
    }
}
