package org.strowger.config.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.config.ItemRef;
import org.strowger.config.schema.LinkRule;
import org.strowger.config.schema.TypeModel;
import org.strowger.config.secret.Secrets;
import org.strowger.config.value.Json;
import org.strowger.config.value.RecordBuilder;

/** Makes entries from what the database or a transaction holds. */
public final class EntryFactory {
    private final RecordBuilder builder;

    public EntryFactory(Secrets secrets) {
        this.builder = new RecordBuilder(secrets);
    }

    /** An item whose type is absent, with the links that are known from when it was there. */
    public Entry inactive(ItemRef ref, String text, List<LinkRule> rules) {
        Map<String, Object> values = Json.readItem(text);
        return new Entry(ref, text, values, null, Optional.empty(), LinkFinder.find(rules, values));
    }

    /**
     * An item of a type that is there.
     *
     * @throws RuntimeException when its values do not fit; see {@link RecordBuilder#build}
     */
    public Entry active(TypeModel model, ItemRef ref, String text) {
        return active(model, ref, text, RecordBuilder.complete(model, Json.readItem(text)));
    }

    /** The same, from values that have just been read. */
    public Entry active(TypeModel model, ItemRef ref, Map<String, Object> values) {
        return active(model, ref, Json.write(values), values);
    }

    private Entry active(TypeModel model, ItemRef ref, String text, Map<String, Object> values) {
        Record item = builder.build(model, ref.key(), values);
        return new Entry(ref, text, values, model, Optional.of(item), LinkFinder.find(model.links(), values));
    }

    /** The item of a singleton that nobody has set. */
    public Record defaults(TypeModel model) {
        return builder.build(model, "", RecordBuilder.complete(model, Map.of()));
    }
}
