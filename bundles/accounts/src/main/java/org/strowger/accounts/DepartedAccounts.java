package org.strowger.accounts;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.accounts.ApiTokens;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.store.StoreException;

/** Tokens and second factors go with their account: another one of that name must not inherit them. */
@Component(name = "org.strowger.accounts.departed", service = ConfigListener.class)
public final class DepartedAccounts implements ConfigListener {
    private static final Logger LOG = LoggerFactory.getLogger(DepartedAccounts.class);

    private final ConfigService config;
    private final TokenRegistry tokens;
    private final TotpFactors factors;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "departed-accounts");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public DepartedAccounts(
            @Reference ConfigService config, @Reference TokenRegistry tokens, @Reference TotpFactors factors) {
        this.config = config;
        this.tokens = tokens;
        this.factors = factors;
    }

    @Deactivate
    void deactivate() {
        executor.shutdown();
    }

    @Override
    public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        Set<String> gone = new HashSet<>();
        commit.changes().stream()
                .filter(c -> c.item().type().equals(AccountDeclaration.TYPE) && c.after() == null)
                .forEach(c -> gone.add(c.item().key()));
        if (!gone.isEmpty()) {
            executor.execute(() -> gone.forEach(this::forget));
        }
    }

    /** What a crash left. */
    @Override
    public void refreshed(ConfigSnapshot current) {
        Set<String> there = current.keys(AccountDeclaration.TYPE);
        if (config.type(AccountDeclaration.TYPE).isEmpty() || there.isEmpty()) {
            return;
        }
        Set<String> left = new HashSet<>(factors.accounts());
        tokens.all().stream().map(ApiTokens.ApiToken::account).forEach(left::add);
        left.removeAll(there);
        executor.execute(() -> left.forEach(this::forget));
    }

    private void forget(String account) {
        try {
            tokens.forget(account);
            factors.remove(account);
        } catch (StoreException e) {
            LOG.warn("what belonged to account {} stays for now: {}", account, e.getMessage());
        }
    }
}
