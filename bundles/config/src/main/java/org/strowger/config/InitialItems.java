package org.strowger.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.Author;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.ProblemException;
import org.strowger.config.journal.Journal;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Snapshot;
import org.strowger.config.model.Types;
import org.strowger.config.schema.TypeModel;

/**
 * Makes the items that declarations bring, each once ever. What cannot be made yet, because a type it refers to is still
 * absent, waits for the next type that comes.
 */
final class InitialItems {
    private static final Logger LOG = LoggerFactory.getLogger(InitialItems.class);

    private final ConfigEngine engine;
    private final EntryMaker entries;
    private final Journal journal;
    private final Set<ItemRef> made;
    /** Why, by type. */
    private final Map<String, String> pending = new ConcurrentSkipListMap<>();

    InitialItems(ConfigEngine engine, EntryMaker entries, Journal journal) {
        this.engine = engine;
        this.entries = entries;
        this.journal = journal;
        this.made = journal.initialItems();
    }

    /** Tries everything that has not been made. */
    void attempt() {
        engine.exclusively(() -> {
            engine.snapshot().types().all().forEach(this::attempt);
            return null;
        });
    }

    private void attempt(Types.Active type) {
        String name = type.model().name();
        try {
            make(type);
            pending.remove(name);
        } catch (ProblemException e) {
            if (!e.getMessage().equals(pending.put(name, e.getMessage()))) {
                LOG.info("initial items of {} have to wait: {}", name, e.getMessage());
            }
        }
    }

    private void make(Types.Active type) {
        TypeModel model = type.model();
        Snapshot head = engine.snapshot();
        List<ItemRef> fresh = new ArrayList<>();
        Map<ItemRef, Entry> staged = new LinkedHashMap<>();
        type.declaration().initialItems().forEach((key, values) -> {
            ItemRef ref = new ItemRef(model.name(), key);
            if (!made.contains(ref)) {
                fresh.add(ref);
                if (head.entry(ref).isEmpty()) {
                    staged.put(
                            ref,
                            entries.create(type, withKey(model, key, values)).entry());
                }
            }
        });
        if (!fresh.isEmpty()) {
            String comment = "Initial items of " + model.name();
            engine.commit(head, staged, CommitRequest.initial(Author.SYSTEM, comment, fresh));
            made.addAll(fresh);
        }
    }

    private static Map<String, Object> withKey(TypeModel model, String key, Map<String, Object> values) {
        if (model.singleton()) {
            return values;
        }
        Map<String, Object> out = new LinkedHashMap<>(values);
        out.putIfAbsent(model.keyField(), key);
        return out;
    }

    /** These types were deleted as a whole, and begin anew should they come back. */
    void forget(Set<String> types) {
        engine.exclusively(() -> made.removeIf(ref -> types.contains(ref.type())));
    }

    /** Types whose initial items wait, with the reason. */
    Map<String, String> pending() {
        return pending;
    }
}
