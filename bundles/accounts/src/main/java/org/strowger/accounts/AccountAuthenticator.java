package org.strowger.accounts;

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
@Component(name = "org.strowger.accounts.authenticator")
public final class AccountAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(AccountAuthenticator.class);
    private static final int LONGEST = 256;

    private final ConfigService config;
    private final PasswordHasher hasher;
    private final Backoff backoff;
    private final List<CredentialSource> sources = new CopyOnWriteArrayList<>();
    /** Hash of a password that nobody has. */
    private final String nobody;

    @Activate
    public AccountAuthenticator(
            @Reference ConfigService config, @Reference PasswordHasher hasher, @Reference Scheduler scheduler) {
        this.config = config;
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
        boolean readable = name.length() <= LONGEST && password.length <= LONGEST;
        String bounded = readable ? name : name.substring(0, Math.min(name.length(), LONGEST));
        Backoff.Attempt attempt = begin(bounded, source);
        char[] tried = readable ? password : new char[0];
        Optional<Account> account = check(bounded, tried).filter(a -> readable);
        if (account.isEmpty()) {
            refused(source);
            LOG.debug("sign-in refused from {}", source);
            throw new ProblemException(
                    ProblemException.Kind.UNAUTHENTICATED,
                    "sign-in.wrong",
                    "",
                    new Text("The name or the password is wrong.", "名称或密码不正确。"));
        }
        attempt.succeeded();
        return account.get();
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
