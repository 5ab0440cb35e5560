package org.strowger.api.board;

import org.osgi.annotation.versioning.ProviderType;

/** How much the board bears. Without locks, fit for the call path; may change while the system runs. */
@ProviderType
public interface Capacity {
    /** Extensions that may be configured. */
    int maxExtensions();

    /** Calls at a time. */
    int maxCalls();

    /** Model of the board that has these limits. */
    String model();
}
