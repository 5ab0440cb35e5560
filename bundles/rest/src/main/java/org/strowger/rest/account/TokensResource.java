package org.strowger.rest.account;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;
import org.strowger.api.accounts.ApiTokens;
import org.strowger.api.accounts.ApiTokens.ApiToken;
import org.strowger.api.accounts.Scope;
import org.strowger.rest.json.EnumNames;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.LiveSessions;
import org.strowger.rest.security.Roles;

/** Tokens with which programs come in. Closed to tokens themselves. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING})
public class TokensResource {
    private final ApiTokens tokens;
    private final Clock clock;
    private final Consumer<String> ended;

    /** @param ended told the id that stands for a deleted token in the place of a session's */
    public TokensResource(ApiTokens tokens, Clock clock, Consumer<String> ended) {
        this.tokens = tokens;
        this.clock = clock;
        this.ended = ended;
    }

    @GET
    @Doc("The caller's own tokens; for an administrator everybody's.")
    public Page<TokenView> list(@BeanParam Paging paging, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Instant now = clock.instant();
        return paging.of(tokens.all().stream()
                .filter(token -> visible(caller, token))
                .map(token -> TokenView.of(token, now, null))
                .toList());
    }

    @GET
    @Path("scopes")
    @Doc("Scopes that a token may have.")
    public Page<ScopeText> scopes() {
        return Page.all(Stream.of(Scope.values()).map(ScopeText::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Doc(
            value = "Makes a token for the caller's account; its secret is shown only here.",
            response = TokenView.class,
            status = 201)
    public Response create(NewToken wanted, @Context SecurityContext security, @Context UriInfo uri) {
        ApiTokens.Created made = tokens.create(
                Caller.of(security).account(),
                wanted.name() == null ? "" : wanted.name(),
                wanted.parsedScopes(),
                wanted.networks() == null ? List.of() : wanted.networks(),
                wanted.parsedExpiry());
        URI location = uri.getAbsolutePathBuilder().path(made.token().id()).build();
        return Response.created(location)
                .entity(TokenView.of(made.token(), clock.instant(), made.secret()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Doc("Deletes a token; it stops working at once.")
    public void delete(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        boolean there = tokens.all().stream().anyMatch(t -> t.id().equals(id) && visible(caller, t));
        if (!there || !tokens.delete(id)) {
            throw Refusals.notFound("such token", "此令牌");
        }
        ended.accept(LiveSessions.id(id));
    }

    private static boolean visible(Caller caller, ApiToken token) {
        return caller.isAdmin() || token.account().equals(caller.account().name());
    }

    /**
     * What a token shall be.
     *
     * @param scopes see /tokens/scopes
     * @param networks addresses or networks it may come from; none means any
     * @param expires null for never
     */
    public record NewToken(String name, List<String> scopes, List<String> networks, String expires) {
        Set<Scope> parsedScopes() {
            Set<Scope> parsed = EnumSet.noneOf(Scope.class);
            if (scopes != null) {
                scopes.stream()
                        .map(scope -> EnumNames.parse(Scope.class, scope, "scopes"))
                        .filter(Objects::nonNull)
                        .forEach(parsed::add);
            }
            return parsed;
        }

        Instant parsedExpiry() {
            try {
                return expires == null || expires.isEmpty() ? null : Instant.parse(expires);
            } catch (DateTimeParseException e) {
                throw Refusals.invalid(
                        "value.invalid",
                        "expires",
                        "\"expires\" must be an instant such as 2027-01-31T08:00:00Z, or null.",
                        "“expires”须为时间点，例如 2027-01-31T08:00:00Z，或为 null。");
            }
        }
    }
}
