package org.strowger.rest.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.strowger.api.accounts.ApiTokens.ApiToken;
import org.strowger.api.accounts.Scope;
import org.strowger.api.core.Nullable;

/**
 * An API token.
 *
 * @param token the secret; only in the answer to making it
 * @param networks it may come from; empty for any
 * @param expires null for never
 * @param lastUsed null when never
 */
public record TokenView(
        String id,
        String name,
        String account,
        List<Scope> scopes,
        List<String> networks,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant lastUsed,
        String lastSource,
        boolean expired,
        @JsonInclude(JsonInclude.Include.NON_NULL) String token) {
    static TokenView of(ApiToken token, Instant now, String secret) {
        return new TokenView(
                token.id(),
                token.name(),
                token.account(),
                token.scopes().stream().sorted().toList(),
                token.networks(),
                token.created(),
                token.expires(),
                token.lastUsed(),
                token.lastSource(),
                token.expires() != null && !token.expires().isAfter(now),
                secret);
    }

    @Override
    public String toString() {
        return "TokenView[" + id + "]";
    }
}
