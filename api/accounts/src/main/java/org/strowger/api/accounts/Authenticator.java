package org.strowger.api.accounts;

import org.osgi.annotation.versioning.ProviderType;

/** Checks credentials for every door (REST, SSH). Unknown name and wrong password cannot be told apart. */
@ProviderType
public interface Authenticator {
    /**
     * Blocks for the time of a password hash.
     *
     * @param source network address of who tries, for back-off
     * @throws org.strowger.api.core.ProblemException UNAUTHENTICATED, or THROTTLED after repeated failures from this
     *     source or for this name
     */
    Account authenticate(String name, char[] password, String source);
}
