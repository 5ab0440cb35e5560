package org.strowger.accounts;

import java.security.SecureRandom;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/**
 * Makes the account {@code admin} at the first start, with a random password that only the credentials file tells. No
 * initial item of the declaration, because the password must be written down exactly when the account is made.
 */
@Component(
        name = "org.strowger.accounts.first-admin",
        service = {ConfigListener.class, HealthCheck.class})
public final class FirstAdmin implements ConfigListener, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    /** Without characters that are easily taken for one another. */
    private static final String CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private static final int LENGTH = 20;

    private final ConfigService config;
    private final Home home;
    private final InitialPassword initial;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean stopped;

    @Activate
    public FirstAdmin(@Reference ConfigService config, @Reference Home home) {
        this.config = config;
        this.home = home;
        this.initial = new InitialPassword(home);
    }

    @Deactivate
    void deactivate() {
        stopped = true;
    }

    @Override
    public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        // The account cannot vanish once it is there.
    }

    @Override
    public void refreshed(ConfigSnapshot current) {
        if (config.type(AccountDeclaration.TYPE).isPresent() && missing()) {
            // A listener must not commit on the configuration's own thread.
            new Thread(this::makeIfMissing, "first-admin").start();
        }
    }

    @Override
    public String component() {
        return "accounts";
    }

    /** Nobody can sign in before the account is there. */
    @Override
    public Health check() {
        return missing()
                ? new Health(Health.Status.STARTING, Text.of("The first administrator is being made.", "正在创建首个管理员帐户。"))
                : Health.READY;
    }

    private boolean missing() {
        return !config.snapshot().keys(AccountDeclaration.TYPE).contains(AccountDeclaration.ADMIN);
    }

    private synchronized void makeIfMissing() {
        if (stopped || !missing()) {
            return;
        }
        String password = password();
        ConfigTransaction transaction = config.begin(Author.SYSTEM);
        try {
            transaction.create(
                    AccountDeclaration.TYPE,
                    Map.of("name", AccountDeclaration.ADMIN, "role", "admin", "password", password));
            // Written down first: a password that is not in force does no harm, one that nobody knows does.
            home.recordInitialCredential(AccountDeclaration.ADMIN, password);
            transaction.commit("First start");
            config.snapshot().find(LocalAccount.class, AccountDeclaration.ADMIN).ifPresent(initial::remember);
            LOG.info("account {} made; its password is in initial-credentials.txt", AccountDeclaration.ADMIN);
        } catch (ProblemException e) {
            LOG.debug("account {} cannot be made yet: {}", AccountDeclaration.ADMIN, e.getMessage());
        } finally {
            transaction.discard();
        }
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return password.toString();
    }
}
