package org.strowger.accounts;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;

/**
 * Makes the account {@code admin} at the first start, with a random password that only the credentials file tells. No
 * initial item of the declaration, because the password must be written down exactly when the account is made.
 */
@Component(name = "org.strowger.accounts.first-admin")
public final class FirstAdmin implements ConfigListener {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    /** Without characters that are easily taken for one another. */
    private static final String CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private static final int LENGTH = 20;

    private final ConfigService config;
    private final Home home;
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "first-admin"));

    @Activate
    public FirstAdmin(@Reference ConfigService config, @Reference Home home) {
        this.config = config;
        this.home = home;
    }

    @Deactivate
    void deactivate() {
        thread.shutdown();
    }

    @Override
    public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        // The account cannot vanish once it is there.
    }

    @Override
    public void refreshed(ConfigSnapshot current) {
        if (config.type(AccountDeclaration.TYPE).isEmpty()) {
            return;
        }
        try {
            thread.execute(this::makeIfMissing);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping");
        }
    }

    private void makeIfMissing() {
        if (config.snapshot().keys(AccountDeclaration.TYPE).contains(AccountDeclaration.ADMIN)) {
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
