package org.strowger.rest.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.TypeSchema;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;

/** Changes of single items, each in a transaction of its own. */
public final class ItemStore {
    private final ConfigService config;

    public ItemStore(ConfigService config) {
        this.config = config;
    }

    /** Stages and commits; whatever goes wrong, nothing is left staged. */
    public Commit inTransaction(Caller caller, String comment, Consumer<ConfigTransaction> work) {
        ConfigTransaction transaction = config.begin(caller.author());
        boolean committed = false;
        try {
            work.accept(transaction);
            Commit commit = transaction.commit(comment);
            committed = true;
            return commit;
        } finally {
            if (!committed) {
                transaction.discard();
            }
        }
    }

    /** Runs staged work to see what would happen, and throws it away. */
    public void rehearse(Caller caller, Consumer<ConfigTransaction> work) {
        ConfigTransaction transaction = config.begin(caller.author());
        try {
            work.accept(transaction);
        } finally {
            transaction.discard();
        }
    }

    public TaggedItem read(TypeSchema type, String key) {
        ConfigSnapshot snapshot = config.snapshot();
        return snapshot.raw(type.name(), key)
                .map(values -> new TaggedItem(
                        new Item(key, values),
                        ETags.of(snapshot, type.name(), key).orElseThrow()))
                .orElseThrow(() -> Refusals.noItem(type, printable(key)));
    }

    public TaggedItem create(Caller caller, TypeSchema type, Map<String, Object> values) {
        inTransaction(caller, "", t -> t.create(type.name(), values));
        return read(type, keyOf(type, values));
    }

    /** Replaces, or creates when there is none; true when it was created. */
    public boolean put(Caller caller, TypeSchema type, String key, Map<String, Object> values, String ifMatch) {
        Map<String, Object> keyed = withKey(type, key, values);
        boolean[] created = new boolean[1];
        inTransaction(caller, "", t -> {
            Optional<String> current = ETags.of(t.proposed(), type.name(), key);
            ETags.check(ifMatch, current);
            created[0] = current.isEmpty() && !type.singleton();
            if (created[0]) {
                t.create(type.name(), keyed);
            } else {
                t.replace(type.name(), key, keyed);
            }
        });
        return created[0];
    }

    public void patch(Caller caller, TypeSchema type, String key, Map<String, Object> values, String ifMatch) {
        inTransaction(caller, "", t -> {
            ETags.check(ifMatch, ETags.of(t.proposed(), type.name(), key));
            t.patch(type.name(), key, values);
        });
    }

    public void delete(Caller caller, TypeSchema type, String key, String ifMatch) {
        inTransaction(caller, "", t -> {
            ETags.check(ifMatch, ETags.of(t.proposed(), type.name(), key));
            t.delete(type.name(), key);
        });
    }

    /** Values with the key of the path; a different one in the body is refused. */
    public static Map<String, Object> withKey(TypeSchema type, String key, Map<String, Object> values) {
        if (type.singleton()) {
            return values;
        }
        Object given = values.get(type.key());
        if (given != null && !given.equals(key)) {
            throw Refusals.invalid(
                    "key.differs",
                    type.key(),
                    "The key in the body is not the one in the address.",
                    "请求内容中的键与地址中的不一致。");
        }
        Map<String, Object> keyed = new LinkedHashMap<>(values);
        keyed.put(type.key(), key);
        return keyed;
    }

    static String keyOf(TypeSchema type, Map<String, Object> values) {
        return type.singleton() ? "default" : String.valueOf(values.get(type.key()));
    }

    private static String printable(String key) {
        return key.length() > 64 ? key.substring(0, 64) + "…" : key;
    }
}
