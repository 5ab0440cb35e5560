package org.strowger.accounts;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.CredentialSource;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Scheduler;

/**
 * Sessions in memory, by the hash of their token. Each look-up asks whether the account still justifies the session, so
 * that a change of password, role or permission ends it at once.
 */
@Component(
        name = "org.strowger.accounts.sessions",
        service = {Sessions.class, SessionRegistry.class})
public final class SessionRegistry implements Sessions {
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 8;

    private final Map<String, HeldSession> byHash = new ConcurrentHashMap<>();
    private final List<CredentialSource> sources = new CopyOnWriteArrayList<>();
    private final ConfigService config;
    private final Scheduler scheduler;
    private final Scheduler.Cancellable sweep;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public SessionRegistry(@Reference ConfigService config, @Reference Scheduler scheduler) {
        this.config = config;
        this.scheduler = scheduler;
        this.sweep = scheduler.every(SWEEP, this::removeInvalid);
    }

    @Deactivate
    void deactivate() {
        sweep.cancel();
        byHash.clear();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(CredentialSource source) {
        sources.add(source);
    }

    void removeSource(CredentialSource source) {
        sources.remove(source);
    }

    @Override
    public Duration idleLimit() {
        return settings().idleTimeout();
    }

    @Override
    public synchronized Opened open(Account account, String source, String userAgent) {
        removeInvalid();
        makeRoom(s -> s.account().name().equals(account.name()), settings().sessionsPerAccount());
        makeRoom(s -> true, MOST);
        String token = secret(SECRET_BYTES);
        HeldSession held = new HeldSession(
                HexFormat.of().formatHex(bytes(ID_BYTES)),
                account,
                ownProof(account),
                secret(SECRET_BYTES),
                scheduler.clock().instant(),
                source,
                HeldSession.shown(userAgent),
                scheduler.nanoTime());
        byHash.put(Hashes.sha256(token), held);
        return new Opened(token, held.view());
    }

    /** Of those concerned only so many stay that one more is allowed; who was idle longest goes. */
    private void makeRoom(Predicate<HeldSession> concerned, int most) {
        List<HeldSession> held = byHash.values().stream()
                .filter(concerned)
                .sorted(Comparator.comparingLong(HeldSession::usedNanos))
                .toList();
        byHash.values().removeAll(held.subList(0, Math.max(0, held.size() - most + 1)));
    }

    @Override
    public Optional<Session> find(String token) {
        String hash = Hashes.sha256(token);
        HeldSession held = byHash.get(hash);
        if (held == null) {
            return Optional.empty();
        }
        if (!valid(held)) {
            byHash.remove(hash, held);
            return Optional.empty();
        }
        held.use(scheduler.nanoTime(), scheduler.clock().instant());
        return Optional.of(held.view());
    }

    private boolean valid(HeldSession held) {
        SignIn settings = settings();
        long now = scheduler.nanoTime();
        boolean young = now - held.openedNanos() < settings.lifetime().toNanos()
                && now - held.usedNanos() < settings.idleTimeout().toNanos();
        return young && justified(held);
    }

    private boolean justified(HeldSession held) {
        return held.spared()
                || (held.ownProof().isPresent()
                        ? held.ownProof().equals(ownProof(held.account()))
                        : sources.stream().anyMatch(s -> s.stillValid(held.account())));
    }

    /** Runs a change of password that this session alone shall outlive. */
    void outliving(String id, Runnable change) {
        Optional<HeldSession> own =
                byHash.values().stream().filter(s -> s.id().equals(id)).findFirst();
        own.ifPresent(s -> s.spare(true));
        try {
            change.run();
        } finally {
            own.ifPresent(s -> {
                s.rest(ownProof(s.account()));
                s.spare(false);
            });
            removeInvalid();
        }
    }

    /** What the right to a session of one of our own accounts rests on; empty for others, and when there is none. */
    private Optional<String> ownProof(Account account) {
        return config.snapshot()
                .find(LocalAccount.class, account.name())
                .filter(a -> a.enabled() && a.role() == account.role())
                .map(LocalAccount::password);
    }

    private SignIn settings() {
        return config.snapshot().singleton(SignIn.class);
    }

    private void removeInvalid() {
        byHash.values().removeIf(held -> !valid(held));
    }

    @Override
    public void close(String token) {
        byHash.remove(Hashes.sha256(token));
    }

    @Override
    public List<Session> all() {
        return byHash.values().stream()
                .filter(this::valid)
                .map(HeldSession::view)
                .sorted(Comparator.comparing(Session::openedAt))
                .toList();
    }

    @Override
    public boolean revoke(String id) {
        return byHash.values().removeIf(held -> held.id().equals(id));
    }

    private String secret(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
