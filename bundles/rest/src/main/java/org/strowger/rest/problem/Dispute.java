package org.strowger.rest.problem;

import java.util.List;
import org.strowger.api.core.Text;

/**
 * An item that two people have changed.
 *
 * @param mine what this change does with it: create, update or delete
 * @param theirs what has become of it meanwhile
 * @param by who did that
 * @param version in which
 * @param mergeable whether both changes can stand together as they are
 * @param fields that both changed, and not alike
 */
public record Dispute(
        String type,
        String key,
        Text label,
        String mine,
        String theirs,
        String by,
        long version,
        boolean mergeable,
        List<DisputedField> fields) {

    /** A field with the value that both began from, and what each made of it. */
    public record DisputedField(String field, Text label, Object base, Object mine, Object theirs, boolean secret) {}
}
