package org.strowger.rest.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.ApiTokens;
import org.strowger.api.accounts.Profiles;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.SecondFactors;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** Tokens, second factors (whose code is always 123456) and profiles in memory. */
public final class FakeGate implements ApiTokens, SecondFactors, Profiles {
    private final Map<String, Use> tokens = new LinkedHashMap<>();
    private final Set<String> active = new HashSet<>();
    public final Set<String> required = new HashSet<>();
    public final List<String> passwords = new ArrayList<>();

    public synchronized String give(Account account, Set<Scope> scopes) {
        return create(account, "test", scopes, List.of(), null).secret();
    }

    @Override
    public synchronized List<ApiToken> all() {
        return tokens.values().stream().map(Use::token).toList();
    }

    @Override
    public synchronized Created create(
            Account account, String name, Set<Scope> scopes, List<String> networks, Instant expires) {
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        String id = "t" + tokens.size();
        ApiToken token = new ApiToken(id, name, account.name(), scopes, networks, now, expires, null, "");
        tokens.put(PREFIX + id, new Use(token, account));
        return new Created(token, PREFIX + id);
    }

    @Override
    public synchronized boolean delete(String id) {
        return tokens.values().removeIf(use -> use.token().id().equals(id));
    }

    @Override
    public synchronized Optional<Use> use(String secret, String source) {
        return Optional.ofNullable(tokens.get(secret));
    }

    @Override
    public boolean active(String account) {
        return active.contains(account);
    }

    @Override
    public boolean required(Account account) {
        return required.contains(account.name());
    }

    @Override
    public int recoveryCodesLeft(String account) {
        return active(account) ? 1 : 0;
    }

    @Override
    public Begun begin(Account account) {
        return new Begun("SECRET", "otpauth://totp/x?secret=SECRET");
    }

    @Override
    public List<String> confirm(Account account, String code) {
        if (!"123456".equals(code)) {
            throw new ProblemException(ProblemException.Kind.INVALID, "totp.wrong", "code", new Text("Wrong.", "错误。"));
        }
        active.add(account.name());
        return List.of("aaaa-bbbb-cccc-dddd");
    }

    @Override
    public boolean remove(String account) {
        return active.remove(account);
    }

    @Override
    public Profile of(Account account) {
        return new Profile(
                account.name(),
                account.role(),
                account.extension(),
                "",
                "en",
                !account.name().startsWith("?"),
                false);
    }

    @Override
    public Profile change(Account account, String language, String email, String source) {
        return new Profile(
                account.name(), account.role(), account.extension(), text(email), text(language), true, false);
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }

    @Override
    public void proveAgain(Account account, char[] password, String field, String source) {
        if (!"secret".equals(new String(password))) {
            throw new ProblemException(
                    ProblemException.Kind.INVALID, "password.wrong", field, new Text("Wrong.", "错误。"));
        }
    }

    @Override
    public void changePassword(Sessions.Session session, char[] current, char[] next) {
        proveAgain(session.account(), current, "current", "");
        passwords.add(new String(next));
    }
}
