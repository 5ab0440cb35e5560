package org.strowger.console.login;

import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Authenticator;
import org.strowger.api.accounts.Role;
import org.strowger.api.core.ProblemException;

/**
 * Signs in to the shell with an account of the product. Whatever the reason for a refusal (unknown name, wrong password,
 * a role other than admin, too many tries), the answer is the same. Who has a second factor types its code right behind the password. Made by Karaf for each attempt; one attempt is one
 * thread's.
 */
public class AccountLoginModule implements LoginModule {
    /** Option under which the realm hands over the {@link Authenticator}. */
    static final String AUTHENTICATOR = "org.strowger.authenticator";

    /** What Karaf's SSH server and its command ACLs ask for. */
    static final List<String> SHELL_ROLES = List.of("ssh", "admin", "manager", "viewer", "systembundles");

    private static final int MAX_NAME = 128;

    private Subject subject;
    private CallbackHandler callbacks;
    private Authenticator authenticator;
    private final Set<Principal> principals = new HashSet<>();

    @Override
    public void initialize(
            Subject forSubject, CallbackHandler handler, Map<String, ?> sharedState, Map<String, ?> options) {
        subject = forSubject;
        callbacks = handler;
        authenticator = (Authenticator) options.get(AUTHENTICATOR);
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback name = new NameCallback("User: ");
        PasswordCallback password = new PasswordCallback("Password: ", false);
        ask(name, password);
        char[] secret = password.getPassword();
        password.clearPassword();
        if (name.getName() == null || name.getName().length() > MAX_NAME || secret == null) {
            throw refused();
        }
        try {
            Account account = authenticator.authenticateAtOnce(name.getName(), secret, source());
            if (account.role() != Role.ADMIN) {
                throw refused();
            }
            principals.add(new UserPrincipal(account.name()));
            SHELL_ROLES.forEach(role -> principals.add(new RolePrincipal(role)));
            return true;
        } catch (ProblemException e) {
            throw refused();
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private void ask(Callback... questions) throws LoginException {
        try {
            callbacks.handle(questions);
        } catch (IOException | UnsupportedCallbackException e) {
            throw refused();
        }
    }

    private static LoginException refused() {
        return new FailedLoginException("Sign-in refused");
    }

    private String source() {
        return subject.getPrincipals(ClientPrincipal.class).stream()
                .findFirst()
                .map(client -> ClientAddress.host(client.getAddress()))
                .orElse("");
    }

    @Override
    public boolean commit() {
        subject.getPrincipals().addAll(principals);
        return !principals.isEmpty();
    }

    @Override
    public boolean abort() {
        principals.clear();
        return true;
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().removeAll(principals);
        principals.clear();
        return true;
    }
}
