package org.strowger.api.accounts;

/** What a token may touch. Its role stays that of its account: a scope only takes away. */
public enum Scope {
    /** Reading, of every resource that has a scope. */
    READ,
    /** Calls, registrations, records of calls. */
    CALLS,
    /** Configuration, prompts. */
    CONFIG,
    /** Plug-ins. */
    PLUGINS,
    /** State of the system, events, board. */
    SYSTEM,
    /** What vendors' plug-ins add. */
    EXTRAS;

    /** As in JSON: lower case. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
