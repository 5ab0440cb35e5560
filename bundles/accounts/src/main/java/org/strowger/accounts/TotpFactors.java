package org.strowger.accounts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.SecondFactors;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.store.Store;

/** Second factors, in memory as they are in the database. A code counts once, also over a restart. */
@Component(
        name = "org.strowger.accounts.totp",
        service = {SecondFactors.class, TotpFactors.class})
public final class TotpFactors implements SecondFactors {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final int MOST_PENDING = 1000;
    private static final String ISSUER = "Strowger";

    /** A factor in force. */
    private static final class Factor {
        private final byte[] secret;
        private final Set<String> recovery;
        private long lastStep;

        Factor(byte[] secret, long lastStep, Set<String> recovery) {
            this.secret = secret;
            this.lastStep = lastStep;
            this.recovery = recovery;
        }
    }

    private record Pending(byte[] secret, Instant until) {}

    private final FactorTable table;
    private final ConfigService config;
    private final Scheduler scheduler;
    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Factor> factors = new HashMap<>();
    private final Map<String, Pending> pending = new HashMap<>();

    @Activate
    public TotpFactors(
            @Reference Store store,
            @Reference ConfigService config,
            @Reference Scheduler scheduler,
            @Reference Home home) {
        this.config = config;
        this.scheduler = scheduler;
        box = SecretBox.of(home.data("accounts").resolve("totp.key"), random);
        table = new FactorTable(store);
        table.load()
                .forEach((account, row) -> factors.put(
                        account, new Factor(box.open(row.sealed(), account), row.lastStep(), row.recovery())));
    }

    @Override
    public synchronized boolean active(String account) {
        return factors.containsKey(account);
    }

    @Override
    public boolean required(Account account) {
        return own(account)
                && config.snapshot()
                        .singleton(SignIn.class)
                        .secondFactorRoles()
                        .contains(account.role().id());
    }

    private boolean own(Account account) {
        return config.snapshot().find(LocalAccount.class, account.name()).isPresent();
    }

    @Override
    public synchronized int recoveryCodesLeft(String account) {
        Factor factor = factors.get(account);
        return factor == null ? 0 : factor.recovery.size();
    }

    @Override
    public synchronized Begun begin(Account account) {
        if (!own(account)) {
            throw Elsewhere.refusal();
        }
        if (factors.containsKey(account.name())) {
            throw new ProblemException(
                    Kind.CONFLICT,
                    "totp.on",
                    "",
                    new Text("A second factor is in force already; turn it off first.", "双重验证已启用；请先将其关闭。"));
        }
        Instant now = scheduler.clock().instant();
        pending.values().removeIf(p -> p.until().isBefore(now));
        if (pending.size() >= MOST_PENDING) {
            throw new ProblemException(
                    Kind.THROTTLED, "totp.busy", "", new Text("Try again in ten minutes.", "请十分钟后重试。"));
        }
        byte[] secret = bytes(Totp.SECRET_BYTES);
        pending.put(account.name(), new Pending(secret, now.plus(PATIENCE)));
        String text = Base32.encode(secret);
        return new Begun(text, uri(account.name(), text));
    }

    private static String uri(String account, String secret) {
        String name = URLEncoder.encode(account, StandardCharsets.UTF_8);
        return "otpauth://totp/" + ISSUER + ":" + name + "?secret=" + secret + "&issuer=" + ISSUER
                + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.PERIOD_SECONDS;
    }

    @Override
    public synchronized List<String> confirm(Account account, String code) {
        Pending begun = pending.get(account.name());
        Instant now = scheduler.clock().instant();
        if (begun == null || begun.until().isBefore(now)) {
            throw new ProblemException(
                    Kind.CONFLICT,
                    "totp.not-begun",
                    "",
                    new Text("There is no secret to confirm; begin again.", "没有待确认的密钥，请重新开始。"));
        }
        long step = Totp.matching(begun.secret(), code, now, -1);
        if (step < 0) {
            throw new ProblemException(
                    Kind.INVALID,
                    "totp.wrong",
                    "code",
                    new Text(
                            "The code does not fit. Check that the clocks of phone and system are right.",
                            "验证码不正确。请检查手机和系统的时间是否准确。"));
        }
        List<String> codes = recoveryCodes();
        Set<String> hashes = new HashSet<>();
        codes.forEach(c -> hashes.add(recoveryHash(c)));
        table.put(account.name(), box.seal(begun.secret(), account.name()), step, hashes);
        pending.remove(account.name());
        factors.put(account.name(), new Factor(begun.secret(), step, hashes));
        return codes;
    }

    private List<String> recoveryCodes() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String text = Base32.encode(bytes(RECOVERY_BYTES)).toLowerCase(Locale.ROOT);
            codes.add(text.replaceAll("(.{4})(?!$)", "$1-"));
        }
        return codes;
    }

    private static String recoveryHash(String code) {
        return Hashes.sha256(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }

    /** Whether a code is good; it is used up then. */
    synchronized boolean accept(String account, String code) {
        Factor factor = factors.get(account);
        if (factor == null) {
            return true;
        }
        String hash = recoveryHash(code);
        if (factor.recovery.contains(hash)) {
            table.usedRecovery(account, hash);
            return factor.recovery.remove(hash);
        }
        long step = Totp.matching(factor.secret, code.strip(), scheduler.clock().instant(), factor.lastStep);
        if (step < 0) {
            return false;
        }
        table.used(account, step);
        factor.lastStep = step;
        return true;
    }

    @Override
    public synchronized boolean remove(String account) {
        pending.remove(account);
        boolean there = factors.containsKey(account);
        if (there) {
            table.remove(account);
            factors.remove(account);
        }
        return there;
    }

    synchronized Set<String> accounts() {
        return Set.copyOf(factors.keySet());
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
