package org.strowger.rest.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Priority;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.BadRequestException;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.Provider;
import org.strowger.api.accounts.ApiTokens;
import org.strowger.api.accounts.SecondFactors;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;
import org.strowger.rest.problem.Refusals;

/**
 * Lets a request reach a resource method only when the method says who may call it and the caller is one of those.
 * Reads either a bearer token (RFC 6750) or the session cookie; with the cookie, a change needs the session's CSRF token too.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SecurityFilter implements ContainerRequestFilter {
    /** Property of the request: who sent it, once that is known. */
    public static final String CALLER = "org.strowger.caller";

    public static final String CSRF_HEADER = "X-CSRF-Token";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OVERRIDES = Set.of("_method", "_type", "_ctype");
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final TokenGate tokens;
    private final SecondFactors factors;

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest servletRequest;

    public SecurityFilter(Sessions sessions, ApiTokens tokens, SecondFactors factors) {
        this.sessions = sessions;
        this.tokens = new TokenGate(tokens);
        this.factors = factors;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Roles.Rule rule = Roles.of(resource.getResourceClass(), resource.getResourceMethod())
                .orElseThrow(Refusals::forbidden);
        refuseOverrides(request);
        if (!SAFE.contains(request.getMethod())) {
            OriginCheck.check(request);
        }
        if (rule.open()) {
            return;
        }
        Caller caller = authenticate(request);
        request.setProperty(CALLER, caller);
        checkToken(request, caller);
        if (!rule.roles().contains(caller.role().id())) {
            throw Refusals.forbidden();
        }
        request.setSecurityContext(caller);
    }

    private void checkToken(ContainerRequestContext request, Caller caller) {
        boolean personal = resource.getResourceClass().isAnnotationPresent(DuringSetUp.class);
        if (!personal && factors.mustSetUp(caller.account())) {
            TokenGate.refuseUnfinished();
        }
        if (caller.viaToken()) {
            TokenGate.check(
                    caller.apiToken(),
                    resource.getResourceClass(),
                    resource.getResourceMethod(),
                    SAFE.contains(request.getMethod()));
        }
    }

    /** The JAX-RS runtime lets these replace method and media types; a link must not be able to change anything. */
    private static void refuseOverrides(ContainerRequestContext request) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        if (request.getHeaders().containsKey("X-HTTP-Method-Override")
                || OVERRIDES.stream().anyMatch(query::containsKey)) {
            throw new BadRequestException();
        }
    }

    private Caller authenticate(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return caller(bearer(header));
        }
        String token = SessionCookie.token(request.getCookies().get(SessionCookie.NAME));
        // A token of a program's has no CSRF token; no browser may carry it.
        Caller caller = caller(token != null && TokenGate.looksLikeOne(token) ? null : token);
        if (!SAFE.contains(request.getMethod())) {
            checkCsrf(request.getHeaderString(CSRF_HEADER), caller.session().csrf());
        }
        return caller;
    }

    private static String bearer(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).trim()
                : null;
    }

    private Caller caller(String token) {
        if (token != null && TokenGate.looksLikeOne(token)) {
            return tokens.caller(token, servletRequest.getRemoteAddr());
        }
        Optional<Sessions.Session> session = token == null ? Optional.empty() : sessions.find(token);
        return session.map(s -> new Caller(s, token, servletRequest.getRemoteAddr()))
                .orElseThrow(() -> new ProblemException(
                        Kind.UNAUTHENTICATED,
                        "session.missing",
                        "",
                        Text.of("Sign in first; the session may have ended.", "请先登录；会话可能已结束。")));
    }

    private static void checkCsrf(String sent, String expected) {
        if (sent == null || !MessageDigest.isEqual(bytes(sent), bytes(expected))) {
            throw new ProblemException(
                    Kind.FORBIDDEN,
                    "csrf.missing",
                    "",
                    Text.of("The header X-CSRF-Token is missing or wrong.", "缺少请求头 X-CSRF-Token 或其值有误。"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
