package org.strowger.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.config.check.ItemProblem;
import org.strowger.config.model.Entry;
import org.strowger.config.model.EntryFactory;
import org.strowger.config.model.Types;
import org.strowger.config.schema.FieldModel;
import org.strowger.config.schema.TypeModel;
import org.strowger.config.secret.Secrets;
import org.strowger.config.value.ItemReader;
import org.strowger.config.value.RecordBuilder;

/** Makes entries: strictly of what users send, leniently of what the database holds. */
final class EntryMaker {
    private static final Logger LOG = LoggerFactory.getLogger(EntryMaker.class);

    private final EntryFactory factory;
    private final ItemReader reader;

    EntryMaker(Secrets secrets) {
        this.factory = new EntryFactory(secrets);
        this.reader = new ItemReader(secrets);
    }

    EntryFactory factory() {
        return factory;
    }

    /** A stored item must never stand in the way of the others: one that cannot be read is kept as it is. */
    Entry lenient(Types types, ItemRef ref, String text) {
        Optional<TypeModel> model = types.model(ref.type()).filter(m -> m.allowsKey(ref.key()));
        if (model.isPresent()) {
            try {
                return factory.active(model.get(), ref, text);
            } catch (RuntimeException e) {
                LOG.error("{} {} cannot be read and is inactive: {}", ref.type(), ref.key(), e.getMessage());
            }
        }
        return factory.inactive(ref, text, types.links(ref.type()));
    }

    /** An entry as the types are now; they may have changed since it was staged. */
    Entry current(Types types, Entry entry) {
        TypeModel now = types.model(entry.ref().type()).orElse(null);
        if (now == entry.model() || (entry.model() == null && now != null)) {
            return entry;
        }
        if (now == null) {
            throw Refusals.inactiveType(entry.ref().type());
        }
        return strict(now, entry.ref(), RecordBuilder.complete(now, entry.values()));
    }

    /** What the type has against a stored item. */
    List<ItemProblem> check(Types types, Entry entry) {
        Optional<TypeModel> model = types.model(entry.ref().type());
        if (model.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = RecordBuilder.complete(model.get(), entry.values());
        List<Problem> problems = reader.check(model.get(), values);
        if (problems.isEmpty() && !entry.readable()) {
            problems = List.of(Refusals.refusedByRecord(entry.ref().key()));
        }
        return problems.stream().map(p -> new ItemProblem(entry.ref(), p)).toList();
    }

    /**
     * A new item.
     *
     * @param secrets that its declaration made up, in clear, by field
     */
    record Made(Entry entry, Map<String, String> secrets) {}

    /** @throws ProblemException INVALID with every problem */
    Made create(Types.Active type, Map<String, Object> values) {
        TypeModel model = type.model();
        Map<String, Object> completed = type.declaration().complete(Collections.unmodifiableMap(values));
        Map<String, Object> read = reader.read(model, null, completed, Map.of());
        Entry entry = strict(model, new ItemRef(model.name(), ItemReader.keyOf(model, read)), read);
        return new Made(entry, madeUp(model, values, completed));
    }

    private static Map<String, String> madeUp(TypeModel model, Map<String, Object> given, Map<String, Object> full) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (FieldModel field : model.root().fields()) {
            Object now = full.get(field.name());
            if (field.secret() && now instanceof String text && !now.equals(given.get(field.name()))) {
                secrets.put(field.name(), text);
            }
        }
        return secrets;
    }

    /** @param before the item as it was; empty for a singleton that nobody has set */
    Entry replace(TypeModel model, ItemRef ref, Map<String, ?> values, Optional<Entry> before) {
        return strict(model, ref, reader.read(model, ref.key(), values, old(model, before)));
    }

    Entry patch(TypeModel model, ItemRef ref, Map<String, ?> values, Optional<Entry> before) {
        return strict(model, ref, reader.patch(model, ref.key(), values, old(model, before)));
    }

    private static Map<String, Object> old(TypeModel model, Optional<Entry> before) {
        return before.map(e -> RecordBuilder.complete(model, e.values())).orElse(Map.of());
    }

    Entry strict(TypeModel model, ItemRef ref, Map<String, Object> values) {
        try {
            return factory.active(model, ref, values);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProblemException(Kind.INVALID, List.of(Refusals.refusedByRecord(String.valueOf(e.getMessage()))));
        }
    }
}
