package org.strowger.config.schema;

import java.util.Set;
import java.util.regex.Pattern;
import org.strowger.api.config.Field.SecretKind;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;

/**
 * One component of a record.
 *
 * @param type the component's Java type
 * @param elementType Java type of a list's elements; null for anything else
 * @param nested the record of an object or of a list of objects; null for anything else
 * @param pattern null when any text will do
 */
public record FieldModel(FieldSchema schema, Class<?> type, Class<?> elementType, RecordModel nested, Pattern pattern) {
    public String name() {
        return schema.name();
    }

    public Kind kind() {
        return schema.kind();
    }

    public boolean secret() {
        return schema.secret() != SecretKind.NONE;
    }

    /** Whether its elements must differ. */
    public boolean set() {
        return Set.class == type;
    }

    /** Kind of the value, or of each element of a list. */
    public Kind scalarKind() {
        return kind() == Kind.LIST ? schema.element() : kind();
    }

    /** Java type of the value, or of each element of a list. */
    public Class<?> scalarType() {
        return elementType == null ? type : elementType;
    }
}
