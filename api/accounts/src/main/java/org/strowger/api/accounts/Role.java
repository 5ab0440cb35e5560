package org.strowger.api.accounts;

/** What somebody who is signed in may do. */
public enum Role {
    ADMIN,
    OPERATOR,
    BILLING,
    /** The user of an extension, for what is his own. */
    USER;

    /** As in JSON and configuration: lower case. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
