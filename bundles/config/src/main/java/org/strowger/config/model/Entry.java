package org.strowger.config.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.config.ItemRef;
import org.strowger.config.schema.TypeModel;

/**
 * One item in all its forms. Immutable.
 *
 * @param text exactly as in the database
 * @param values stored values, complete when the type is there
 * @param model null while the type is absent, or when the item cannot be read by it
 * @param found the typed record, ready to be handed out; empty without a model
 */
public record Entry(
        ItemRef ref,
        String text,
        Map<String, Object> values,
        TypeModel model,
        Optional<Record> found,
        List<Link> links) {
    public boolean readable() {
        return found.isPresent();
    }
}
