package org.strowger.audit;

import java.util.List;
import java.util.Map;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.config.Author;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.config.ConfigComponent;
import org.strowger.store.Databases;
import org.strowger.store.JdbcStore;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** The log on a real database in a directory of its own. */
final class AuditHarness extends ExternalResource {
    final TemporaryFolder folder = new TemporaryFolder();
    final ManualScheduler scheduler = new ManualScheduler();
    final FailingStore store = new FailingStore();
    FakeHome home;
    ConfigComponent config;
    ChainedAudit audit;
    CommitRecorder commits;
    private JdbcStore database;

    @Override
    protected void before() throws Throwable {
        folder.create();
        home = new FakeHome(folder.getRoot().toPath());
        start(false);
    }

    void start(boolean withCommits) {
        database = Databases.openDerby(home);
        store.to = database;
        config = new ConfigComponent(database, home, scheduler, new RecordingEventBus());
        config.addDeclaration(new AuditDeclaration());
        audit = new ChainedAudit(store, home, config, scheduler);
        commits = new CommitRecorder(config, audit);
        if (withCommits) {
            config.addListener(commits);
        }
    }

    void stop() {
        commits.deactivate();
        audit.deactivate();
        config.deactivate();
        database.close();
    }

    @Override
    protected void after() {
        stop();
        folder.delete();
    }

    void keep(int days) {
        ConfigTransaction transaction = config.begin(new Author("anna", "shell", "192.0.2.7"));
        transaction.patch("audit", "default", Map.of("retentionDays", days));
        transaction.commit("less");
    }

    void record(String account, String action, String target) {
        audit.record(entry(account, action, target, "ok"));
    }

    static AuditEntry entry(String account, String action, String target, String result) {
        return new AuditEntry(
                account, "admin", "192.0.2.1", "rest", action, target, List.of("name"), result, 200, 5, 0, "");
    }

    AuditLog.Page find(String account, String action, String search) {
        return audit.find(new AuditLog.Query(null, null, account, action, search, 0, 1000));
    }

    void sql(String statement) {
        database.inTransaction(connection -> {
            try (var change = connection.createStatement()) {
                return change.executeUpdate(statement);
            }
        });
    }
}
