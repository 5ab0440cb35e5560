package org.strowger.config;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
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
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.HistoryPage;
import org.strowger.api.config.HistoryQuery;
import org.strowger.api.config.InactiveType;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.KnownTargetKind;
import org.strowger.api.config.TargetKinds;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.api.store.Store;
import org.strowger.config.journal.ItemChange;
import org.strowger.config.journal.Journal;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Types;
import org.strowger.config.schema.TypeModel;
import org.strowger.config.secret.SecretVault;
import org.strowger.config.secret.Secrets;

/** The configuration service. Types and listeners come and go as services. */
@Component(
        name = "org.strowger.config",
        service = {ConfigService.class, HealthCheck.class, ContributionSource.class},
        immediate = true)
public final class ConfigComponent implements ConfigService, HealthCheck, ContributionSource {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigComponent.class);
    private static final int MOST_COMMITS_AT_ONCE = 1000;
    private static final Duration RETRY = Duration.ofSeconds(5);

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
    /** Bundles of the declarations. */
    private final Map<ConfigDeclaration<?>, Long> owners = Collections.synchronizedMap(new IdentityHashMap<>());

    private final Whiteboard<ConfigListener> listeners =
            new Whiteboard<>(guests, (l, from) -> addListener(l), this::removeListener);
    private final Whiteboard<TargetKinds> targetKinds =
            new Whiteboard<>(guests, (k, from) -> addTargetKinds(k), this::removeTargetKinds);
    private final Scheduler.Cancellable retrying;

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
        engine.activate(new RegionDeclaration(stored("call-settings")));
        confirmations = new Confirmations(engine, journal, scheduler, notifier);
        confirmations.resume();
        transactions = new Transactions(engine, entries, confirmations, notifier, scheduler, random);
        initialItems = new InitialItems(engine, entries, journal);
        initialItems.attempt();
        retrying = scheduler.every(RETRY, this::retry);
    }

    /** The only item of a type, whether its bundle is there or not. */
    private Map<String, Object> stored(String type) {
        return engine.snapshot()
                .entry(new ItemRef(type, ConfigType.SINGLETON))
                .map(Entry::values)
                .orElse(Map.of());
    }

    /** Kinds of destinations come without anybody saying so; initial items may wait for them. */
    private void retry() {
        if (!initialItems.pending().isEmpty()) {
            guests.execute(initialItems::attempt);
        }
    }

    @Deactivate
    public void deactivate() {
        retrying.cancel();
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

    @Reference(
            name = "targetKinds",
            service = TargetKinds.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindTargetKinds(ComponentServiceObjects<TargetKinds> kinds) {
        targetKinds.bind(kinds);
    }

    void unbindTargetKinds(ComponentServiceObjects<TargetKinds> kinds) {
        targetKinds.unbind(kinds);
    }

    public void addTargetKinds(TargetKinds kinds) {
        engine.kinds().add(kinds);
        initialItems.attempt();
    }

    public void removeTargetKinds(TargetKinds kinds) {
        engine.kinds().remove(kinds);
    }

    private void addDeclaration(ConfigDeclaration<?> declaration, ServiceReference<?> from) {
        owners.put(declaration, (Long) from.getProperty(Constants.SERVICE_BUNDLEID));
        addDeclaration(declaration);
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
        owners.remove(declaration);
        initialItems.forgetAbsent();
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
    public HistoryPage history(HistoryQuery query, int offset, int limit) {
        int bounded = Math.max(0, Math.min(limit, MOST_COMMITS_AT_ONCE));
        return journal.history().search(query, Math.max(0, offset), bounded);
    }

    @Override
    public List<Change> difference(long from, long to) {
        long head = engine.snapshot().version();
        for (long version : new long[] {from, to}) {
            if (version < 0 || version > head) {
                throw Refusals.unknownVersion(version);
            }
        }
        return journal.history().difference(from, to).stream()
                .map(ItemChange::masked)
                .toList();
    }

    @Override
    public List<Commit> unconfirmed() {
        return confirmations.unconfirmed();
    }

    @Override
    public Commit rollback(long version, Author author) {
        return confirmations.rollback(version, author);
    }

    @Override
    public Commit confirm(long version, Author author) {
        Commit confirmed = confirmations.confirm(version, author);
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
    public List<InactiveType> inactiveTypes() {
        return engine.inactiveTypes();
    }

    @Override
    public Commit purge(Set<String> types, Author author, String comment) {
        Commit commit = engine.purge(types, author, comment);
        initialItems.forget(types);
        return commit;
    }

    @Override
    public List<KnownTargetKind> targetKinds() {
        return engine.kinds().current().list();
    }

    @Override
    public List<Contribution> contributions() {
        return Contributed.list(engine.snapshot(), owners, initialItems);
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
