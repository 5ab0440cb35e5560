package org.strowger.accounts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.ApiTokens;
import org.strowger.api.accounts.Scope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/** Tokens, in memory as they are in the database; when one was used last is written now and then. */
@Component(
        name = "org.strowger.accounts.tokens",
        service = {ApiTokens.class, TokenRegistry.class})
public final class TokenRegistry implements ApiTokens {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRegistry.class);
    private static final int MOST_PER_ACCOUNT = 50;
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final int PATIENCE_SECONDS = 2;
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final Map<String, ApiToken> byHash;
    private final TokenTable table;
    private final ConfigService config;
    private final Scheduler scheduler;
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "token-use");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public TokenRegistry(@Reference Store store, @Reference ConfigService config, @Reference Scheduler scheduler) {
        this.config = config;
        this.scheduler = scheduler;
        table = new TokenTable(store);
        byHash = new ConcurrentHashMap<>(table.load());
    }

    @Deactivate
    void deactivate() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("when some tokens were used last is not written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<ApiToken> all() {
        return byHash.values().stream()
                .sorted(Comparator.comparing(ApiToken::created).thenComparing(ApiToken::id))
                .toList();
    }

    @Override
    public synchronized Created create(
            Account account, String name, Set<Scope> scopes, List<String> networks, Instant expires) {
        if (config.snapshot().find(LocalAccount.class, account.name()).isEmpty()) {
            throw Elsewhere.refusal();
        }
        Instant now = Instant.ofEpochMilli(scheduler.clock().millis());
        TokenRules.check(name, scopes, networks, expires, now);
        if (all().stream().filter(t -> t.account().equals(account.name())).count() >= MOST_PER_ACCOUNT) {
            throw new ProblemException(
                    Kind.CONFLICT,
                    "token.limit",
                    "",
                    Text.of(
                            "This account has {0} tokens already; delete one first.",
                            "此账户已有 {0} 个令牌，请先删除一个。", MOST_PER_ACCOUNT));
        }
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        ApiToken token = new ApiToken(
                HexFormat.of().formatHex(bytes(ID_BYTES)),
                name.strip(),
                account.name(),
                Set.copyOf(scopes),
                List.copyOf(networks),
                now,
                expires,
                null,
                "");
        String hash = Hashes.sha256(secret);
        table.add(token, hash);
        byHash.put(hash, token);
        return new Created(token, secret);
    }

    @Override
    public synchronized boolean delete(String id) {
        table.remove(id);
        return byHash.values().removeIf(t -> t.id().equals(id));
    }

    /** An account has gone: another one of that name must not find its tokens. */
    synchronized void forget(String account) {
        all().stream().filter(t -> t.account().equals(account)).forEach(t -> delete(t.id()));
    }

    @Override
    public Optional<Use> use(String secret, String source) {
        ApiToken token = secret.startsWith(PREFIX) ? byHash.get(Hashes.sha256(secret)) : null;
        if (token == null || !good(token, source)) {
            return Optional.empty();
        }
        Optional<Account> account = config.snapshot()
                .find(LocalAccount.class, token.account())
                .filter(LocalAccount::enabled)
                .map(a -> new Account(a.name(), a.role(), ""));
        account.ifPresent(a -> note(Hashes.sha256(secret), token, source));
        return account.map(a -> new Use(token, a));
    }

    private boolean good(ApiToken token, String source) {
        return (token.expires() == null
                        || token.expires().isAfter(scheduler.clock().instant()))
                && (token.networks().isEmpty() || Networks.include(token.networks(), source));
    }

    private void note(String hash, ApiToken token, String source) {
        Instant now = Instant.ofEpochMilli(scheduler.clock().millis());
        boolean lately = token.lastUsed() != null
                && token.lastUsed().plus(GRAIN).isAfter(now)
                && token.lastSource().equals(source);
        if (lately) {
            return;
        }
        ApiToken used = new ApiToken(
                token.id(),
                token.name(),
                token.account(),
                token.scopes(),
                token.networks(),
                token.created(),
                token.expires(),
                now,
                source);
        if (byHash.replace(hash, token, used)) {
            writer.execute(() -> write(used));
        }
    }

    private void write(ApiToken used) {
        try {
            table.used(used);
        } catch (StoreException e) {
            LOG.warn("cannot write when token {} was used: {}", used.id(), e.getMessage());
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
