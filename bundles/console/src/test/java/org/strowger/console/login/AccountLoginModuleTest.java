package org.strowger.console.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Authenticator;
import org.strowger.api.accounts.Role;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

public class AccountLoginModuleTest {
    private final Subject subject = new Subject();
    private final List<String> sources = new ArrayList<>();
    private final Authenticator accounts = (name, password, source) -> {
        sources.add(source);
        String given = new String(password);
        if ("admin".equals(name) && "right".equals(given)) {
            return new Account("admin", Role.ADMIN, "");
        }
        if ("boss".equals(name) && "right".equals(given)) {
            return new Account("boss", Role.OPERATOR, "");
        }
        ProblemException.Kind kind =
                "locked".equals(name) ? ProblemException.Kind.THROTTLED : ProblemException.Kind.UNAUTHENTICATED;
        throw new ProblemException(kind, "login", "", Text.of("No.", "否。"));
    };

    private AccountLoginModule module(CallbackHandler handler) {
        AccountLoginModule module = new AccountLoginModule();
        module.initialize(subject, handler, Map.of(), Map.of(AccountLoginModule.AUTHENTICATOR, accounts));
        return module;
    }

    private AccountLoginModule module(String name, String password) {
        return module(callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback asked) {
                    asked.setName(name);
                } else if (callback instanceof PasswordCallback asked && password != null) {
                    asked.setPassword(password.toCharArray());
                }
            }
        });
    }

    @Test
    public void administratorGetsTheShell() throws LoginException {
        subject.getPrincipals().add(new ClientPrincipal("ssh", "/192.0.2.7:40022"));
        AccountLoginModule module = module("admin", "right");
        assertThat(module.login()).isTrue();
        assertThat(subject.getPrincipals(UserPrincipal.class)).isEmpty();
        assertThat(module.commit()).isTrue();
        assertThat(subject.getPrincipals(UserPrincipal.class))
                .extracting(Principal::getName)
                .containsExactly("admin");
        assertThat(subject.getPrincipals(RolePrincipal.class))
                .extracting(Principal::getName)
                .containsExactlyInAnyOrder("ssh", "admin", "manager", "viewer", "systembundles");
        assertThat(sources).containsExactly("192.0.2.7");
        module.logout();
        assertThat(subject.getPrincipals(RolePrincipal.class)).isEmpty();
    }

    @Test
    public void everybodyElseIsRefusedAlike() {
        List<String> answers = new ArrayList<>();
        for (AccountLoginModule module : List.of(
                module("admin", "wrong"),
                module("nobody", "right"),
                module("boss", "right"),
                module("locked", "right"),
                module("admin", null),
                module(null, "right"),
                module("x".repeat(1000), "right"),
                module((CallbackHandler) callbacks -> {
                    throw new UnsupportedCallbackException(callbacks[0]);
                }))) {
            assertThatThrownBy(module::login)
                    .isInstanceOf(LoginException.class)
                    .satisfies(e -> answers.add(e.getClass().getName() + e.getMessage()));
            assertThat(module.commit()).isFalse();
        }
        assertThat(answers).hasSize(8).containsOnly(answers.get(0));
        assertThat(subject.getPrincipals()).isEmpty();
    }

    @Test
    public void realmStandsAboveKarafsOwn() {
        LoginRealm realm = new LoginRealm(42, accounts);
        assertThat(realm.getName()).isEqualTo("karaf");
        assertThat(realm.getRank()).isPositive();
        assertThat(realm.getEntries()).hasSize(1);
        Map<String, Object> options = new java.util.HashMap<>(realm.getEntries()[0].getOptions());
        assertThat(options)
                .containsEntry(ProxyLoginModule.PROPERTY_BUNDLE, "42")
                .containsEntry(ProxyLoginModule.PROPERTY_MODULE, AccountLoginModule.class.getName())
                .containsEntry(AccountLoginModule.AUTHENTICATOR, accounts);
    }

    @Test
    public void readsJavasSocketAddresses() {
        assertThat(ClientAddress.host("/192.0.2.1:40022")).isEqualTo("192.0.2.1");
        assertThat(ClientAddress.host("localhost/127.0.0.1:1")).isEqualTo("127.0.0.1");
        assertThat(ClientAddress.host("/[2001:db8:0:0:0:0:0:1%2]:22")).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(ClientAddress.host("/2001:db8:0:0:0:0:0:1:22")).isEqualTo("2001:db8:0:0:0:0:0:1");
    }
}
