package org.strowger.rest.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.ApiTokens;
import org.strowger.api.accounts.ApiTokens.ApiToken;
import org.strowger.api.accounts.Sessions;

/** Sessions, and beside them each token as one that lasts: streams that were opened with it end when it is deleted. */
public final class LiveSessions implements Sessions {
    private static final String PREFIX = "token:";

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Clock clock;

    public LiveSessions(Sessions sessions, ApiTokens tokens, Clock clock) {
        this.clock = clock;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    static Session of(ApiToken token, Account account, String source) {
        Instant used = token.lastUsed() == null ? token.created() : token.lastUsed();
        return new Session(id(token.id()), account, "", token.created(), used, source, token.name());
    }

    /** What stands in the place of a session's id. */
    public static String id(String token) {
        return PREFIX + token;
    }

    @Override
    public Duration idleLimit() {
        return sessions.idleLimit();
    }

    @Override
    public Opened open(Account account, String source, String userAgent) {
        return sessions.open(account, source, userAgent);
    }

    @Override
    public Optional<Session> find(String token) {
        return sessions.find(token);
    }

    @Override
    public void close(String token) {
        sessions.close(token);
    }

    @Override
    public List<Session> all() {
        Instant now = clock.instant();
        return Stream.concat(
                        sessions.all().stream(),
                        tokens.all().stream()
                                .filter(t -> t.expires() == null || t.expires().isAfter(now))
                                .map(t -> of(t, null, t.lastSource())))
                .toList();
    }

    @Override
    public boolean revoke(String id) {
        return sessions.revoke(id);
    }
}
