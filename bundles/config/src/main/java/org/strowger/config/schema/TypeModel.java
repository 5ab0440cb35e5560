package org.strowger.config.schema;

import java.util.List;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.TypeSchema;

/** A declared type: what doors see of it, and what is needed to read and make its items. */
public record TypeModel(TypeSchema schema, RecordModel root, List<LinkRule> links) {
    public String name() {
        return schema.name();
    }

    public boolean singleton() {
        return schema.singleton();
    }

    /** The field that names an item; empty for a singleton. */
    public String keyField() {
        return schema.key();
    }

    public Class<? extends Record> type() {
        return root.type();
    }

    /** Whether its items belong to items of another type: their key is the key of such an item. */
    public boolean belongsTo(String other) {
        return schema.field(keyField())
                .filter(key -> other.equals(key.references()))
                .isPresent();
    }

    /** Whether an item may have this key at all. */
    public boolean allowsKey(String key) {
        return !singleton() || ConfigType.SINGLETON.equals(key);
    }
}
