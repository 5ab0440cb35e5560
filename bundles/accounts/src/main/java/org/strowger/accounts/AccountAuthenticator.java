package org.strowger.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Authenticator;
import org.strowger.api.accounts.CredentialSource;
import org.strowger.api.accounts.PasswordHasher;
import org.strowger.api.accounts.SignInRefused;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;

/**
 * Asks the accounts of the system, then whoever else knows credentials. Every try costs exactly one hash, whether or not
 * the name exists, so that time tells nothing.
 */
@Component(
        name = "org.strowger.accounts.authenticator",
        service = {Authenticator.class, AccountAuthenticator.class})
public final class AccountAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(AccountAuthenticator.class);
    private static final int LONGEST = 256;

    private final ConfigService config;
    private final PasswordHasher hasher;
    private final TotpFactors factors;
    private final Backoff backoff;
    private final List<CredentialSource> sources = new CopyOnWriteArrayList<>();
    /** Hash of a password that nobody has. */
    private final String nobody;

    @Activate
    public AccountAuthenticator(
            @Reference ConfigService config,
            @Reference PasswordHasher hasher,
            @Reference Scheduler scheduler,
            @Reference TotpFactors factors) {
        this.config = config;
        this.factors = factors;
        this.hasher = hasher;
        this.backoff = new Backoff(scheduler);
        this.nobody = hasher.hash(new char[] {0});
    }

    /** Null while nobody wants to know. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile EventBus events;

    /** Who must wait is refused, too: most of a long attack is. */
    private Backoff.Attempt begin(String name, String source) {
        try {
            return backoff.begin(name, source);
        } catch (ProblemException e) {
            refused(source);
            throw e;
        }
    }

    private void refused(String source) {
        EventBus there = events;
        if (there != null) {
            there.publish(new SignInRefused(backoff.now(), source));
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(CredentialSource source) {
        sources.add(source);
    }

    void removeSource(CredentialSource source) {
        sources.remove(source);
    }

    @Override
    public Account authenticate(String name, char[] password, String source) {
        return authenticate(name, password, "", source);
    }

    @Override
    public Account authenticate(String name, char[] password, String code, String source) {
        boolean readable = name.length() <= LONGEST && password.length <= LONGEST && code.length() <= LONGEST;
        String bounded = readable ? name : name.substring(0, Math.min(name.length(), LONGEST));
        Backoff.Attempt attempt = begin(bounded, source);
        char[] tried = readable ? password : new char[0];
        Optional<Account> account = check(bounded, tried).filter(a -> readable);
        if (account.isEmpty()) {
            refused(source);
            LOG.debug("sign-in refused from {}", source);
            throw wrong();
        }
        checkCode(attempt, account.get(), code, source);
        attempt.succeeded();
        return account.get();
    }

    private static ProblemException wrong() {
        return new ProblemException(
                ProblemException.Kind.UNAUTHENTICATED,
                "sign-in.wrong",
                "",
                new Text("The name or the password is wrong.", "名称或密码不正确。"));
    }

    private void checkCode(Backoff.Attempt attempt, Account account, String code, String source) {
        if (!factors.active(account.name())) {
            return;
        }
        if (code.isEmpty()) {
            attempt.takenBack();
            throw new ProblemException(
                    ProblemException.Kind.UNAUTHENTICATED,
                    "totp.required",
                    "code",
                    new Text("Enter the six digits that your authenticator shows.", "请输入身份验证器显示的六位数字。"));
        }
        if (!factors.accept(account.name(), code)) {
            refused(source);
            throw new ProblemException(
                    ProblemException.Kind.UNAUTHENTICATED,
                    "totp.wrong",
                    "code",
                    new Text("The code is wrong or was used already; wait for the next one.", "验证码不正确或已使用，请等待下一个验证码。"));
        }
    }

    @Override
    public Account authenticateAtOnce(String name, char[] answer, String source) {
        int digits = factors.active(name) ? Math.min(Totp.DIGITS, answer.length) : 0;
        char[] password = Arrays.copyOf(answer, answer.length - digits);
        String code = new String(answer, password.length, digits);
        try {
            Account account = authenticate(name, password, code, source);
            if (factors.mustSetUp(account)) {
                throw new ProblemException(
                        ProblemException.Kind.FORBIDDEN,
                        "totp.set-up-required",
                        "",
                        new Text("Set up a second factor in the browser first.", "请先在浏览器中设置双重验证。"));
            }
            return account;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** For somebody who is signed in: whether he knows his password; counts like a sign-in. */
    boolean proves(String name, char[] password, String source) {
        Backoff.Attempt attempt = backoff.begin(name, source);
        boolean fits = password.length <= LONGEST && check(name, password).isPresent();
        if (fits) {
            attempt.takenBack();
        }
        return fits;
    }

    private Optional<Account> check(String name, char[] password) {
        Optional<LocalAccount> own = config.snapshot().find(LocalAccount.class, name);
        String expected = own.map(LocalAccount::password).orElse(nobody);
        boolean fits = hasher.verify(password, expected);
        if (own.isPresent()) {
            return own.filter(a -> fits && a.enabled()).map(a -> new Account(a.name(), a.role(), ""));
        }
        return sources.stream()
                .map(s -> s.authenticate(name, password))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
