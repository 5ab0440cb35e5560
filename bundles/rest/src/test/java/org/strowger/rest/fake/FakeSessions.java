package org.strowger.rest.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Authenticator;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** Accounts named after their roles, all with the password {@code secret}; the user has extension 101. */
public final class FakeSessions implements Sessions, Authenticator {
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private int count;

    @Override
    public Account authenticate(String name, char[] password, String source) {
        if ("throttled".equals(name)) {
            throw new ProblemException(Kind.THROTTLED, "login.throttled", "", Text.of("Wait.", "请稍候。"));
        }
        if (!"secret".equals(new String(password))) {
            throw new ProblemException(
                    Kind.UNAUTHENTICATED, "login.failed", "", Text.of("Wrong name or password.", "用户名或密码错误。"));
        }
        Role role = Role.valueOf(name.toUpperCase(java.util.Locale.ROOT));
        return new Account(name, role, role == Role.USER ? "101" : "");
    }

    @Override
    public synchronized Opened open(Account account, String source, String userAgent) {
        String token = "token" + ++count;
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        Session session = new Session("s" + count, account, "csrf" + count, now, now, source, userAgent);
        sessions.put(token, session);
        return new Opened(token, session);
    }

    @Override
    public Optional<Session> find(String token) {
        return Optional.ofNullable(sessions.get(token));
    }

    @Override
    public void close(String token) {
        sessions.remove(token);
    }

    @Override
    public List<Session> all() {
        return List.copyOf(sessions.values());
    }

    @Override
    public boolean revoke(String id) {
        return sessions.values().removeIf(s -> s.id().equals(id));
    }
}
