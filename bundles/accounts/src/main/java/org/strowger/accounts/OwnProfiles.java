package org.strowger.accounts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Profiles;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.config.Author;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Home;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** What somebody does with his own account. */
@Component(name = "org.strowger.accounts.profiles", service = Profiles.class)
public final class OwnProfiles implements Profiles {
    private static final String DOOR = "rest";

    private final ConfigService config;
    private final AccountAuthenticator authenticator;
    private final SessionRegistry sessions;
    private final InitialPassword initial;

    @Activate
    public OwnProfiles(
            @Reference ConfigService config,
            @Reference AccountAuthenticator authenticator,
            @Reference SessionRegistry sessions,
            @Reference Home home) {
        this.config = config;
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.initial = new InitialPassword(home);
    }

    @Override
    public Profile of(Account account) {
        return config.snapshot()
                .find(LocalAccount.class, account.name())
                .map(own -> new Profile(
                        account.name(),
                        account.role(),
                        account.extension(),
                        text(own.email()),
                        text(own.language()),
                        true,
                        initial.inForce(own)))
                .orElseGet(
                        () -> new Profile(account.name(), account.role(), account.extension(), "", "", false, false));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private LocalAccount own(Account account) {
        return config.snapshot().find(LocalAccount.class, account.name()).orElseThrow(Elsewhere::refusal);
    }

    @Override
    public Profile change(Account account, String language, String email, String source) {
        own(account);
        Map<String, Object> values = new HashMap<>();
        if (language != null) {
            values.put("language", language);
        }
        if (email != null) {
            values.put("email", email);
        }
        if (!values.isEmpty()) {
            patch(account, values, source, "Own account");
        }
        return of(account);
    }

    private void patch(Account account, Map<String, Object> values, String source, String comment) {
        ConfigTransaction transaction = config.begin(new Author(account.name(), DOOR, source));
        try {
            transaction.patch(AccountDeclaration.TYPE, account.name(), values);
            transaction.commit(comment);
        } finally {
            transaction.discard();
        }
    }

    @Override
    public void proveAgain(Account account, char[] password, String field, String source) {
        own(account);
        if (!authenticator.proves(account.name(), password, source)) {
            throw invalid("password.wrong", field, new Text("The password is wrong.", "密码不正确。"));
        }
    }

    @Override
    public void changePassword(Sessions.Session session, char[] current, char[] next) {
        Account account = session.account();
        own(account);
        PasswordRules.check(account.name(), next).ifPresent(problem -> {
            throw new ProblemException(Kind.INVALID, List.of(problem));
        });
        proveAgain(account, current, "current", session.source());
        if (Arrays.equals(current, next)) {
            throw invalid("password.same", "new", new Text("Choose another password than before.", "请选择与之前不同的密码。"));
        }
        Map<String, Object> values = Map.of("password", new String(next));
        sessions.outliving(session.id(), () -> patch(account, values, session.source(), "Own password"));
    }

    private static ProblemException invalid(String code, String field, Text text) {
        return new ProblemException(Kind.INVALID, List.of(new Problem(code, field, text)));
    }
}
