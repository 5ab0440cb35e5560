package org.strowger.api.accounts;

import org.osgi.annotation.versioning.ProviderType;

/** What somebody may know and change of his own account. */
@ProviderType
public interface Profiles {
    Profile of(Account account);

    /**
     * Changes what is not null.
     *
     * @param language {@code en}, {@code zh} or empty
     * @param source network address of who asks
     * @throws org.strowger.api.core.ProblemException INVALID with the field; FORBIDDEN for accounts that live elsewhere
     */
    Profile change(Account account, String language, String email, String source);

    /** Costs a hash and counts for back-off. INVALID for {@code field} when wrong, or THROTTLED. */
    void proveAgain(Account account, char[] password, String field, String source);

    /**
     * Sets a new password and ends every session of the account but this one.
     *
     * @throws org.strowger.api.core.ProblemException INVALID with the field {@code current} or {@code new}, or THROTTLED
     */
    void changePassword(Sessions.Session session, char[] current, char[] next);

    /**
     * An account.
     *
     * @param language empty when none was chosen
     * @param own false for accounts that live elsewhere than in the list of accounts
     * @param initialPassword the password that the system made at its first start is still in force
     */
    record Profile(
            String name,
            Role role,
            String extension,
            String email,
            String language,
            boolean own,
            boolean initialPassword) {}
}
