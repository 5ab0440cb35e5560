package org.strowger.api.accounts;

import org.osgi.annotation.versioning.ProviderType;

/** Checks credentials for every door (REST, SSH). Unknown name and wrong password cannot be told apart. */
@ProviderType
public interface Authenticator {
    /**
     * Blocks for the time of a password hash. Without a second factor: refused where the account has one.
     *
     * @param source network address of who tries, for back-off
     * @throws org.strowger.api.core.ProblemException UNAUTHENTICATED, or THROTTLED after repeated failures from this
     *     source or for this name
     */
    Account authenticate(String name, char[] password, String source);

    /**
     * The same with a code of the second factor, or a recovery code. UNAUTHENTICATED with the code {@code totp.required} or
     * {@code totp.wrong} when the password was right and the code is missing or wrong; a wrong one counts as a failure.
     *
     * @param code empty when none was given
     */
    default Account authenticate(String name, char[] password, String code, String source) {
        return authenticate(name, password, source);
    }

    /**
     * For doors that can ask one question only: who has a second factor appends its six digits to the password, and who
     * still has to set one up is refused.
     */
    default Account authenticateAtOnce(String name, char[] answer, String source) {
        return authenticate(name, answer, source);
    }
}
