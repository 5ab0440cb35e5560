package org.strowger.rest.health;

/** Asks this system for something over its own HTTPS port. */
interface Ping {
    /** Blocks for a few seconds at most. */
    Outcome ask();

    /** What came of it. */
    enum Outcome {
        /** What the API needs is not there yet. */
        NOT_ASKED,
        /** Nobody listens, or TLS fails. */
        NO_HTTPS,
        /** The container answers, the API does not. */
        NO_API,
        ANSWERED
    }
}
