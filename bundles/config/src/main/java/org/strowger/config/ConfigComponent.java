package org.strowger.config;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.accounts.PasswordHasher;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.store.Store;
import org.strowger.config.journal.Journal;
import org.strowger.config.model.Types;
import org.strowger.config.schema.TypeModel;
import org.strowger.config.secret.SecretVault;
import org.strowger.config.secret.Secrets;

/** The configuration service. Types and listeners come and go as services. */
@Component(
        name = "org.strowger.config",
        service = {ConfigService.class, HealthCheck.class},
        immediate = true)
public final class ConfigComponent implements ConfigService, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigComponent.class);
    private static final int MOST_COMMITS_AT_ONCE = 1000;

    private final Secrets secrets = new Secrets();
    private final boolean keyed;
    private final Journal journal;
    private final Notifier notifier;
    private final ConfigEngine engine;
    private final Confirmations confirmations;
    private final Transactions transactions;
    private final InitialItems initialItems;
    private final ExecutorService guests =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "config-whiteboard"));
    private final Whiteboard<ConfigDeclaration<?>> declarations =
            new Whiteboard<>(guests, this::addDeclaration, this::removeDeclaration);
    private final Whiteboard<ConfigListener> listeners =
            new Whiteboard<>(guests, this::addListener, this::removeListener);

    @Activate
    public ConfigComponent(
            @Reference Store store, @Reference Home home, @Reference Scheduler scheduler, @Reference EventBus events) {
        SecureRandom random = new SecureRandom();
        journal = new Journal(store);
        Optional<SecretVault> vault = new KeyRing(home.data("").resolve("config.key"), journal, random).open();
        keyed = vault.isPresent();
        vault.ifPresentOrElse(
                secrets::vault, () -> LOG.error("{}", KeyRing.closed().reason().en()));
        notifier = new Notifier(events);
        EntryMaker entries = new EntryMaker(secrets);
        engine = new ConfigEngine(journal, entries, notifier, scheduler.clock());
        engine.activate(new NumberRangeDeclaration());
        confirmations = new Confirmations(engine, journal, scheduler);
        confirmations.resume();
        transactions = new Transactions(engine, entries, confirmations, scheduler, random);
        initialItems = new InitialItems(engine, entries, journal);
        initialItems.attempt();
    }

    @Deactivate
    public void deactivate() {
        guests.shutdown();
        transactions.stop();
        confirmations.stop();
        notifier.close();
    }

    @Reference(
            name = "declarations",
            service = ConfigDeclaration.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindDeclaration(ComponentServiceObjects<ConfigDeclaration<?>> declaration) {
        declarations.bind(declaration);
    }

    void unbindDeclaration(ComponentServiceObjects<ConfigDeclaration<?>> declaration) {
        declarations.unbind(declaration);
    }

    @Reference(
            name = "listeners",
            service = ConfigListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindListener(ComponentServiceObjects<ConfigListener> listener) {
        listeners.bind(listener);
    }

    void unbindListener(ComponentServiceObjects<ConfigListener> listener) {
        listeners.unbind(listener);
    }

    public void addDeclaration(ConfigDeclaration<?> declaration) {
        try {
            engine.activate(declaration);
            initialItems.attempt();
        } catch (RuntimeException e) {
            // Whoever brought it must not keep the others out.
            LOG.error("the type of {} is refused: {}", declaration.getClass().getName(), e.getMessage());
        }
    }

    public void removeDeclaration(ConfigDeclaration<?> declaration) {
        engine.deactivate(declaration);
    }

    public void addListener(ConfigListener listener) {
        notifier.add(listener, engine::snapshot);
    }

    public void removeListener(ConfigListener listener) {
        notifier.remove(listener);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setHasher(PasswordHasher hasher) {
        secrets.hasher(hasher);
        initialItems.attempt();
        notifier.refreshed(engine::snapshot);
    }

    public void unsetHasher(PasswordHasher hasher) {
        secrets.noHasher(hasher);
    }

    @Override
    public ConfigSnapshot snapshot() {
        return engine.snapshot();
    }

    @Override
    public ConfigTransaction begin(Author author) {
        return transactions.begin(author);
    }

    @Override
    public Optional<ConfigTransaction> transaction(String id) {
        return transactions.find(id);
    }

    @Override
    public List<ConfigTransaction> transactions() {
        return transactions.all();
    }

    @Override
    public List<Commit> history(int offset, int limit) {
        int bounded = Math.max(0, Math.min(limit, MOST_COMMITS_AT_ONCE));
        return bounded == 0 ? List.of() : journal.history().list(Math.max(0, offset), bounded);
    }

    @Override
    public Optional<Commit> version(long version) {
        return journal.history().find(version);
    }

    @Override
    public Commit rollback(long version, Author author) {
        return confirmations.rollback(version, author);
    }

    @Override
    public Commit confirm(long version, Author author) {
        Commit confirmed = confirmations.confirm(version);
        LOG.info("version {} confirmed by {}", version, author.name());
        return confirmed;
    }

    @Override
    public List<TypeSchema> types() {
        return engine.snapshot().types().all().stream()
                .map(Types.Active::model)
                .map(TypeModel::schema)
                .sorted(Comparator.comparing(TypeSchema::name))
                .toList();
    }

    @Override
    public Optional<TypeSchema> type(String name) {
        return engine.snapshot().types().model(name).map(TypeModel::schema);
    }

    @Override
    public String component() {
        return "config";
    }

    @Override
    public Health check() {
        if (!keyed) {
            return KeyRing.closed();
        }
        int unreadable = engine.unreadableCount();
        if (unreadable > 0) {
            return new Health(
                    Health.Status.DEGRADED,
                    Text.of(
                            "{0} stored items cannot be read and are inactive; see the log.",
                            "有 {0} 个已保存的配置项无法读取，已停用；请查看日志。", Integer.toString(unreadable)));
        }
        return initialItems.pending().isEmpty() ? Health.READY : waiting();
    }

    private Health waiting() {
        return new Health(
                Health.Status.DEGRADED,
                Text.of(
                        "Initial items could not be made yet: {0}",
                        "初始配置项尚未创建：{0}", initialItems.pending().toString()));
    }
}
