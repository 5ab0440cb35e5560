package org.strowger.rest.config;

import java.util.List;
import java.util.Map;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.TypeSchema;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;

/** Puts changes into a transaction, each checked against what its author may do. */
public final class Staging {
    private final TypeAccess access;

    Staging(TypeAccess access) {
        this.access = access;
    }

    void stage(Caller caller, ConfigTransaction transaction, List<Operation> operations) {
        for (Operation operation : operations) {
            apply(caller, transaction, operation);
        }
    }

    private void apply(Caller caller, ConfigTransaction transaction, Operation operation) {
        TypeSchema type = access.writable(caller, required("type", operation.type()));
        String name = type.name();
        switch (required("op", operation.op())) {
            case "create" -> transaction.create(name, created(type, operation));
            case "replace" -> transaction.replace(name, key(type, operation), Values.of(operation.values()));
            case "patch" -> transaction.patch(name, key(type, operation), Values.of(operation.values()));
            case "delete" -> transaction.delete(name, key(type, operation));
            default ->
                throw Refusals.invalid(
                        "value.unknown",
                        "op",
                        "\"op\" must be create, replace, patch or delete.",
                        "“op”须为 create、replace、patch 或 delete。");
        }
    }

    private static Map<String, Object> created(TypeSchema type, Operation operation) {
        Map<String, Object> values = Values.of(operation.values());
        return operation.key() == null ? values : ItemStore.withKey(type, operation.key(), values);
    }

    private static String key(TypeSchema type, Operation operation) {
        return type.singleton() && operation.key() == null ? "default" : required("key", operation.key());
    }

    private static String required(String field, String value) {
        if (value == null) {
            throw Refusals.invalid("value.required", field, "\"" + field + "\" is missing.", "缺少“" + field + "”。");
        }
        return value;
    }

    /**
     * One change.
     *
     * @param op create, replace, patch or delete
     * @param key may be absent when an item is created
     */
    public record Operation(String op, String type, String key, Values values) {}
}
