package org.strowger.accounts;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.accounts.PasswordHasher;
import org.strowger.api.config.Author;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.config.ConfigComponent;
import org.strowger.store.Databases;
import org.strowger.store.JdbcStore;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** Accounts on a real configuration in a directory of their own. */
final class AccountsHarness extends ExternalResource {
    static final String PASSWORD = "correct horse";

    final TemporaryFolder folder = new TemporaryFolder();
    final ManualScheduler scheduler = new ManualScheduler();
    FakeHome home;
    ConfigComponent config;
    FirstAdmin firstAdmin;
    TotpFactors factors;
    TokenRegistry tokens;
    private DepartedAccounts departed;
    PasswordHasher hasher = new FastHasher();

    private JdbcStore store;

    @Override
    protected void before() throws Throwable {
        folder.create();
        home = new FakeHome(folder.getRoot().toPath());
        start();
    }

    void start() {
        store = Databases.openDerby(home);
        config = new ConfigComponent(store, home, scheduler, new RecordingEventBus());
        config.addDeclaration(new AccountDeclaration());
        config.addDeclaration(new SignInDeclaration());
        firstAdmin = new FirstAdmin(config, home);
        config.addListener(firstAdmin);
        config.setHasher(hasher);
        await().until(() -> config.snapshot().find(LocalAccount.class, "admin").isPresent());
        factors = new TotpFactors(store, config, scheduler, home);
        tokens = new TokenRegistry(store, config, scheduler);
        departed = new DepartedAccounts(config, tokens, factors);
        config.addListener(departed);
    }

    void stop() {
        firstAdmin.deactivate();
        departed.deactivate();
        tokens.deactivate();
        config.deactivate();
        store.close();
    }

    @Override
    protected void after() {
        stop();
        folder.delete();
    }

    void account(String name, String role) {
        ConfigTransaction transaction = config.begin(Author.SYSTEM);
        transaction.create("account", Map.of("name", name, "role", role, "password", PASSWORD));
        transaction.commit("");
    }

    void patch(String type, String key, Map<String, Object> values) {
        ConfigTransaction transaction = config.begin(Author.SYSTEM);
        try {
            transaction.patch(type, key, values);
            transaction.commit("");
        } finally {
            transaction.discard();
        }
    }

    void delete(String name) {
        ConfigTransaction transaction = config.begin(Author.SYSTEM);
        try {
            transaction.delete("account", name);
            transaction.commit("");
        } finally {
            transaction.discard();
        }
    }
}
