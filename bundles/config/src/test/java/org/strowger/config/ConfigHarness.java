package org.strowger.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.accounts.PasswordHasher;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.store.Databases;
import org.strowger.store.JdbcStore;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** A configuration service on a real database in a directory of its own, which can be restarted. */
public class ConfigHarness extends ExternalResource {
    static final Author ALICE = new Author("alice", "rest", "192.0.2.1");
    static final Author BOB = new Author("bob", "shell", "192.0.2.2");

    final TemporaryFolder folder = new TemporaryFolder();
    final RecordingEventBus events = new RecordingEventBus();
    ManualScheduler scheduler = new ManualScheduler();
    FakeHome home;
    JdbcStore store;
    ConfigComponent config;

    @Override
    protected void before() throws Throwable {
        folder.create();
        home = new FakeHome(folder.getRoot().toPath());
        start();
    }

    @Override
    protected void after() {
        stop();
        folder.delete();
    }

    JdbcStore openStore() {
        return Databases.openDerby(home);
    }

    void start(ConfigDeclaration<?>... declarations) {
        store = openStore();
        config = new ConfigComponent(store, home, scheduler, events);
        config.setHasher(new PlainHasher());
        List.of(declarations).forEach(config::addDeclaration);
    }

    void stop() {
        config.deactivate();
        store.close();
    }

    void restart(ConfigDeclaration<?>... declarations) {
        stop();
        start(declarations);
    }

    Path keyFile() {
        return home.data("").resolve("config.key");
    }

    /** Declares all types of the tests. */
    void declareAll() {
        config.addDeclaration(new Declared<>(Phone.class));
        config.addDeclaration(new Declared<>(Ring.class));
        config.addDeclaration(new Declared<>(Limits.class));
    }

    static ConfigDeclaration<?>[] all() {
        return new ConfigDeclaration<?>[] {
            new Declared<>(Phone.class), new Declared<>(Ring.class), new Declared<>(Limits.class)
        };
    }

    ConfigTransaction begin() {
        return config.begin(ALICE);
    }

    ConfigSnapshot now() {
        return config.snapshot();
    }

    Commit create(String type, Map<String, Object> values) {
        ConfigTransaction transaction = begin();
        transaction.create(type, values);
        return transaction.commit("");
    }

    Commit phone(String number, String name) {
        return create("phone", Map.of("number", number, "name", name));
    }

    Commit patch(String type, String key, Map<String, Object> values) {
        ConfigTransaction transaction = begin();
        transaction.patch(type, key, values);
        return transaction.commit("");
    }

    Commit delete(String type, String key) {
        ConfigTransaction transaction = begin();
        transaction.delete(type, key);
        return transaction.commit("");
    }

    /** Problems with which a call is refused, as {@code code field}. */
    static List<String> refused(ThrowingCallable call) {
        return refusal(call).problems().stream()
                .map(p -> (p.code() + ' ' + p.field()).trim())
                .toList();
    }

    static ProblemException refusal(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(ProblemException.class, call);
    }

    static Problem problem(ThrowingCallable call) {
        return refusal(call).problems().get(0);
    }

    /** Hashes so that a test can look through it. */
    static final class PlainHasher implements PasswordHasher {
        @Override
        public String hash(char[] password) {
            return "hash:" + new StringBuilder(new String(password)).reverse();
        }

        @Override
        public boolean verify(char[] password, String phc) {
            return hash(password).equals(phc);
        }
    }
}
