package org.strowger.api.config;

import java.util.List;

/**
 * An item that a transaction changes and that somebody else has changed since the transaction was begun.
 *
 * @param mine what the transaction does with it
 * @param theirs what has become of it
 * @param by who changed it last
 * @param version in which
 * @param fields those that both changed, and not alike; empty when both changes can stand together
 */
public record Conflict(ItemRef item, Deed mine, Deed theirs, String by, long version, List<Difference> fields) {
    /** Whether both changes can stand together as they are. */
    public boolean mergeable() {
        return fields.isEmpty() && mine != Deed.DELETE && theirs != Deed.DELETE;
    }

    public enum Deed {
        CREATE,
        UPDATE,
        DELETE
    }

    /**
     * A field that both changed. Values are JSON-like; of a secret only {@link SecretMask}.
     *
     * @param base as it was when the transaction was begun; null when there was no such item
     */
    public record Difference(String field, Object base, Object mine, Object theirs, boolean secret) {}
}
