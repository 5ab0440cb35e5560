package org.strowger.rest.security;

import java.security.Principal;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.ApiTokens.ApiToken;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.config.Author;
import org.strowger.rest.problem.Refusals;

/**
 * Who sent the request, proven by a session.
 *
 * @param token secret; for ending the session
 * @param address network address the request came from
 * @param apiToken the token in whose place the session stands; null for somebody who signed in
 */
public record Caller(Sessions.Session session, String token, String address, ApiToken apiToken)
        implements SecurityContext {
    public Caller(Sessions.Session session, String token, String address) {
        this(session, token, address, null);
    }

    /** The caller of a request that has passed the filter. */
    public static Caller of(SecurityContext context) {
        if (context.getUserPrincipal() instanceof Who who) {
            return who.caller();
        }
        throw Refusals.forbidden();
    }

    public Account account() {
        return session.account();
    }

    public Role role() {
        return account().role();
    }

    public boolean isAdmin() {
        return role() == Role.ADMIN;
    }

    /** Sees only what belongs to his own extension. */
    public boolean isUser() {
        return role() == Role.USER;
    }

    /** A program, with a token of somebody's. */
    public boolean viaToken() {
        return apiToken != null;
    }

    public String door() {
        return viaToken() ? "token" : "rest";
    }

    public Author author() {
        return new Author(account().name(), door(), address);
    }

    @Override
    public Principal getUserPrincipal() {
        return new Who(this);
    }

    @Override
    public boolean isUserInRole(String role) {
        return role().id().equals(role);
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public String getAuthenticationScheme() {
        return "session";
    }

    @Override
    public String toString() {
        return account().name();
    }

    private record Who(Caller caller) implements Principal {
        @Override
        public String getName() {
            return caller.account().name();
        }

        @Override
        public String toString() {
            return getName();
        }
    }
}
