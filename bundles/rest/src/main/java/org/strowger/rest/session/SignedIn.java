package org.strowger.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.SecondFactors;
import org.strowger.api.accounts.Sessions;

/**
 * A session as its owner sees it.
 *
 * @param token only in the answer to signing in
 * @param csrf to be sent as X-CSRF-Token with every change, where the cookie is used
 * @param expiresIn seconds without a request after which it ends
 * @param mustSetUpTotp nothing but setting up the second factor is allowed
 */
public record SignedIn(
        @JsonInclude(JsonInclude.Include.NON_NULL) String token,
        String csrf,
        String user,
        Role role,
        String extension,
        long expiresIn,
        boolean mustSetUpTotp) {
    static SignedIn of(String token, Sessions.Session session, Sessions sessions, SecondFactors factors) {
        Account account = session.account();
        return new SignedIn(
                token,
                session.csrf(),
                account.name(),
                account.role(),
                account.extension(),
                sessions.idleLimit().toSeconds(),
                factors.mustSetUp(account));
    }
}
