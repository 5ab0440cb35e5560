package org.strowger.rest.account;

import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Profiles;
import org.strowger.api.accounts.SecondFactors;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.DuringSetUp;
import org.strowger.rest.security.Roles;

/** What somebody does with his own account. */
@DuringSetUp
@Path("/account")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class AccountResource {
    private static final int LONGEST = 1024;

    private final Profiles profiles;
    private final SecondFactors factors;

    @Context
    private SecurityContext security;

    public AccountResource(Profiles profiles, SecondFactors factors) {
        this.profiles = profiles;
        this.factors = factors;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @Doc("Who I am.")
    public AccountView get() {
        Account account = caller().account();
        return AccountView.of(profiles.of(account), account, factors);
    }

    @PATCH
    @Doc("Changes language or e-mail address of the caller's own account.")
    public AccountView change(OwnChange change) {
        Account account = caller().account();
        return AccountView.of(
                profiles.change(account, change.language(), change.email(), caller().address()), account, factors);
    }

    @POST
    @Path("password")
    @Doc("Sets a new password; ends the caller's other sessions.")
    public void password(PasswordChange change) {
        char[] current = secret("current", change.current());
        char[] next = secret("new", change.next());
        profiles.changePassword(caller().session(), current, next);
    }

    @POST
    @Path("totp")
    @Consumes(MediaType.WILDCARD)
    @Doc("Makes the secret of a second factor; it counts once a code of it is confirmed.")
    public SecondFactors.Begun begin() {
        return factors.begin(caller().account());
    }

    @POST
    @Path("totp/confirm")
    @Doc("Puts the second factor in force and answers recovery codes, which are shown only here.")
    public RecoveryCodes confirm(Code code) {
        return new RecoveryCodes(factors.confirm(caller().account(), new String(secret("code", code.code()))));
    }

    @DELETE
    @Path("totp")
    @Doc("Turns the second factor off; needs the password again.")
    public void off(Password password) {
        Account account = caller().account();
        profiles.proveAgain(account, secret("password", password.password()), "password", caller().address());
        if (!factors.remove(account.name())) {
            throw Refusals.notFound("second factor", "双重验证");
        }
    }

    private Caller caller() {
        return Caller.of(security);
    }

    private static char[] secret(String field, String value) {
        if (value == null || value.isEmpty() || value.length() > LONGEST) {
            throw Refusals.invalid(
                    "value.required",
                    field,
                    "\"" + field + "\" must have 1 to " + LONGEST + " characters.",
                    "“" + field + "”须为 1 至 " + LONGEST + " 个字符。");
        }
        return value.toCharArray();
    }

    /** What is null stays. */
    public record OwnChange(String language, String email) {}

    /** Old and new password. */
    public record PasswordChange(String current, @com.fasterxml.jackson.annotation.JsonProperty("new") String next) {
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /** Six digits. */
    public record Code(String code) {}

    /** Good once each. */
    public record RecoveryCodes(List<String> recoveryCodes) {}

    /** To prove oneself again. */
    public record Password(String password) {
        @Override
        public String toString() {
            return "Password[]";
        }
    }
}
