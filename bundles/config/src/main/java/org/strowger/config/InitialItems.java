package org.strowger.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.Author;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.NumberRange;
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

    private static final String RANGES = "number-range";

    private final ConfigEngine engine;
    private final EntryMaker entries;
    private final Journal journal;
    private final Set<ItemRef> made;
    /** Why, by type, or by range of numbers. */
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
        for (NumberRange range : type.declaration().numberRanges()) {
            attempt(rangeKey(range.kind()), () -> make(type, range));
        }
        attempt(type.model().name(), () -> make(type));
    }

    private void attempt(String what, Runnable making) {
        try {
            making.run();
            pending.remove(what);
        } catch (ProblemException e) {
            String why = e.problems().stream()
                    .map(problem -> problem.text().en())
                    .distinct()
                    .collect(Collectors.joining(" "));
            if (!why.equals(pending.put(what, why))) {
                LOG.info("initial items of {} have to wait: {}", what, why);
            }
        }
    }

    /** A range stands among the items of its type, so that it begins anew with them. */
    private void make(Types.Active type, NumberRange range) {
        ItemRef mark = new ItemRef(type.model().name(), rangeKey(range.kind()));
        if (made.contains(mark)) {
            return;
        }
        Snapshot head = engine.snapshot();
        Map<ItemRef, Entry> staged = new LinkedHashMap<>();
        if (head.find(NumberRange.class, range.kind()).isEmpty()) {
            Types.Active ranges = head.types().active(RANGES).orElseThrow();
            Map<String, Object> values = Map.of("kind", range.kind(), "first", range.first(), "last", range.last());
            staged.put(
                    new ItemRef(RANGES, range.kind()),
                    entries.create(ranges, values).entry());
        }
        String comment = "Range of numbers for " + type.model().name();
        engine.commit(head, staged, CommitRequest.initial(Author.SYSTEM, comment, List.of(mark)));
        made.add(mark);
    }

    private static String rangeKey(String kind) {
        return RANGES + "/" + kind;
    }

    /** Why there is no such range yet; empty when there is, or somebody has deleted it. */
    Optional<String> rangeWaits(String kind) {
        return Optional.ofNullable(pending.get(rangeKey(kind)));
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

    /** What waited for a type that has gone waits no more. */
    void forgetAbsent() {
        Set<String> present = new HashSet<>();
        for (Types.Active type : engine.snapshot().types().all()) {
            present.add(type.model().name());
            type.declaration().numberRanges().forEach(range -> present.add(rangeKey(range.kind())));
        }
        pending.keySet().retainAll(present);
    }

    /** These types were deleted as a whole, and begin anew should they come back. */
    void forget(Set<String> types) {
        engine.exclusively(() -> made.removeIf(ref -> types.contains(ref.type())));
    }

    /** Types and ranges that wait, with the reason. */
    Map<String, String> pending() {
        return pending;
    }
}
