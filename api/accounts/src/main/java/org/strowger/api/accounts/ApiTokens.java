package org.strowger.api.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.core.Nullable;

/** Secrets with which programs act for an account. Only their hashes are kept; they survive restarts. */
@ProviderType
public interface ApiTokens {
    /** What the secret of every token begins with, so that it is recognised when it has leaked. */
    String PREFIX = "swt_";

    /** All, oldest first. */
    List<ApiToken> all();

    /**
     * Makes a token.
     *
     * @param networks addresses or networks (CIDR) it may come from; empty for any
     * @param expires null for never
     * @throws org.strowger.api.core.ProblemException INVALID with the field, or CONFLICT when the account has too many
     */
    Created create(Account account, String name, Set<Scope> scopes, List<String> networks, Instant expires);

    /** False when there is none. */
    boolean delete(String id);

    /** Whose token this is; empty when it is unknown, has expired, comes from elsewhere, or its account may not sign in. */
    Optional<Use> use(String secret, String source);

    /**
     * A token.
     *
     * @param account name of the account it acts for
     * @param expires null for never
     * @param lastUsed to the minute; null when never
     */
    record ApiToken(
            String id,
            String name,
            String account,
            Set<Scope> scopes,
            List<String> networks,
            Instant created,
            @Nullable Instant expires,
            @Nullable Instant lastUsed,
            String lastSource) {}

    /** A token with its secret, which is shown only once. */
    record Created(ApiToken token, String secret) {
        @Override
        public String toString() {
            return "Created[" + token.id() + "]";
        }
    }

    /** A token that is good, and the account as it is now. */
    record Use(ApiToken token, Account account) {}
}
