package org.strowger.rest.session;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.annotation.security.PermitAll;
import javax.annotation.security.RolesAllowed;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Authenticator;
import org.strowger.api.accounts.SecondFactors;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.audit.AuditLog;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.DuringSetUp;
import org.strowger.rest.security.Roles;
import org.strowger.rest.security.SessionCookie;

/** Sign in, look who one is, sign out. */
@DuringSetUp
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private static final int MAX_NAME = 128;
    private static final int MAX_CODE = 64;
    private static final int MAX_PASSWORD = 1024;

    private final Authenticator authenticator;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final SignInAudit audit;
    private final Consumer<String> ended;

    @Context
    private HttpServletRequest servletRequest;

    /**
     * @param known whether an account has this name
     * @param ended told the id of a session that was closed here
     */
    public SessionResource(
            Authenticator authenticator,
            Sessions sessions,
            SecondFactors factors,
            AuditLog audit,
            Predicate<String> known,
            Consumer<String> ended) {
        this.factors = factors;
        this.audit = new SignInAudit(audit, known);
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.ended = ended;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Doc(
            value = "Signs in. The token goes into the Authorization header; browsers use the cookie.",
            response = SignedIn.class)
    public Response signIn(Credentials credentials, @Context HttpHeaders headers) {
        credentials.check();
        char[] password = credentials.password().toCharArray();
        try {
            String source = servletRequest.getRemoteAddr();
            Account account = audit.signIn(
                    credentials.user(),
                    source,
                    () -> authenticator.authenticate(credentials.user(), password, credentials.given(), source));
            Sessions.Opened opened = sessions.open(account, source, userAgent(headers));
            return Response.ok(SignedIn.of(opened.token(), opened.session(), sessions, factors))
                    .header(HttpHeaders.SET_COOKIE, SessionCookie.set(opened.token()))
                    .build();
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
    @Doc("Who is signed in with this session.")
    public SignedIn current(@Context SecurityContext context) {
        return SignedIn.of(null, Caller.of(context).session(), sessions, factors);
    }

    @DELETE
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
    @Doc("Signs out.")
    public Response signOut(@Context SecurityContext context) {
        Caller caller = Caller.of(context);
        sessions.close(caller.token());
        ended.accept(caller.session().id());
        audit.signOut(caller);
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.clear())
                .build();
    }

    private static String userAgent(HttpHeaders headers) {
        String agent = headers.getHeaderString(HttpHeaders.USER_AGENT);
        String clean = agent == null ? "" : agent.replaceAll("\\p{Cntrl}", "");
        return clean.substring(0, Math.min(200, clean.length()));
    }

    /**
     * What one signs in with.
     *
     * @param code of the second factor, or a recovery code; only where the account has one
     */
    public record Credentials(String user, String password, String code) {
        String given() {
            return code == null ? "" : code;
        }

        void check() {
            require("user", user, MAX_NAME);
            require("password", password, MAX_PASSWORD);
            if (given().length() > MAX_CODE) {
                require("code", "", MAX_CODE);
            }
        }

        private static void require(String field, String value, int longest) {
            if (value == null || value.isEmpty() || value.length() > longest) {
                throw Refusals.invalid(
                        "value.required",
                        field,
                        "\"" + field + "\" must have 1 to " + longest + " characters.",
                        "“" + field + "”须为 1 至 " + longest + " 个字符。");
            }
        }

        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }
}
