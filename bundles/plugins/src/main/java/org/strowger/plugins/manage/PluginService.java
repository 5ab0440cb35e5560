package org.strowger.plugins.manage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.plugin.DrainParticipant;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.PluginManager;
import org.strowger.api.plugin.PluginOperation;
import org.strowger.api.plugin.PluginOperation.Kind;
import org.strowger.api.plugin.PluginSource;
import org.strowger.api.plugin.PluginUsage;
import org.strowger.plugins.archive.Limits;
import org.strowger.plugins.fetch.RepositoryClient;
import org.strowger.plugins.framework.Components;
import org.strowger.plugins.framework.Features;
import org.strowger.plugins.framework.Framework;
import org.strowger.plugins.framework.PlatformCheck;
import org.strowger.plugins.framework.Usage;
import org.strowger.plugins.operation.Operations;
import org.strowger.plugins.operation.Ticket;
import org.strowger.plugins.settings.PluginSettings;
import org.strowger.plugins.store.ArchiveStore;
import org.strowger.plugins.store.StateFile;

/** The plug-in manager. */
@Component(
        service = {PluginManager.class, HealthCheck.class},
        immediate = true)
public final class PluginService implements PluginManager, HealthCheck {
    private static final Duration LONGEST_DRAIN = Duration.ofHours(1);

    private final List<DrainParticipant> participants = new CopyOnWriteArrayList<>();
    private final ConfigService config;
    private final Framework framework;
    private final Features features;
    private final Catalog catalog;
    private final Moods moods;
    private final Statuses statuses;
    private final Intake intake;
    private final Changes changes;
    private final Operations operations;
    private volatile boolean ready;

    @Activate
    public PluginService(
            BundleContext context,
            @Reference FeaturesService karaf,
            @Reference ServiceComponentRuntime components,
            @Reference ConfigService config,
            @Reference Scheduler scheduler,
            @Reference Home home,
            @Reference EventBus bus) {
        this.config = config;
        framework = new Framework(context);
        features = new Features(karaf);
        Path directory = home.data("plugins");
        ArchiveStore store = new ArchiveStore(directory);
        StateFile state = new StateFile(directory);
        catalog = new Catalog(store);
        moods = new Moods(scheduler.clock());
        statuses = new Statuses(framework, new Components(components), moods);
        PlatformCheck platform = new PlatformCheck(framework);
        Engine engine = new Engine(features, framework, statuses, moods, store, scheduler, bus, () -> participants);
        Limits limits = Limits.STANDARD;
        RepositoryClient repositories = new RepositoryClient(
                scheduler, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), limits.archive());
        intake = new Intake(store, config, scheduler, repositories, platform, catalog, limits);
        changes = new Changes(
                engine,
                catalog,
                moods,
                state,
                store,
                platform,
                new Needs(catalog, System.getenv("PATH")),
                new Purge(config));
        operations = new Operations(scheduler.clock(), this::name, bus);
    }

    /** Karaf has installed what the distribution boots; two who install features at once would undo each other's work. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void booted(BootFinished finished) {
        operations.submit(Kind.RESTORE, "", "system", ticket -> {
            Path system = Path.of(framework.property("karaf.home"), "system");
            catalog.shipped(new ShippedUnits(system).read(features.shipped()));
            try {
                changes.restore(ticket);
            } finally {
                ready = true;
            }
        });
    }

    void unbooted(BootFinished finished) {
        // The boot is over once and for all.
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addParticipant(DrainParticipant participant) {
        participants.add(participant);
    }

    void removeParticipant(DrainParticipant participant) {
        participants.remove(participant);
    }

    @Deactivate
    void close() {
        operations.close();
    }

    @Override
    public String component() {
        return "plugins";
    }

    @Override
    public Health check() {
        return ready ? Health.READY : new Health(Health.Status.STARTING, Text.of("Starts the plug-ins", "正在启动插件"));
    }

    @Override
    public List<Plugin> plugins() {
        Map<String, String> installed = installed();
        return catalog.all().stream().map(unit -> statuses.of(unit, installed)).toList();
    }

    @Override
    public Optional<Plugin> plugin(String id) {
        return catalog.find(id).map(unit -> statuses.of(unit, installed()));
    }

    private Map<String, String> installed() {
        try {
            return features.installed();
        } catch (Exception e) {
            throw new IllegalStateException("Karaf does not tell its features", e);
        }
    }

    @Override
    public Optional<String> ownerOf(long bundleId) {
        return framework
                .bundle(bundleId)
                .map(Bundle::getSymbolicName)
                .flatMap(catalog::ownerOf)
                .map(Unit::id);
    }

    @Override
    public PluginOperation start(String id, String by) {
        known(id);
        return operations.submit(Kind.START, id, by, ticket -> changes.start(ticket, id));
    }

    @Override
    public PluginOperation stop(String id, Optional<Duration> drain, String by) {
        known(id);
        Duration within = within(drain);
        return operations.submit(Kind.STOP, id, by, ticket -> changes.stop(ticket, id, within));
    }

    @Override
    public PluginOperation restart(String id, Optional<Duration> drain, String by) {
        known(id);
        Duration within = within(drain);
        return operations.submit(Kind.RESTART, id, by, ticket -> changes.restart(ticket, id, within));
    }

    @Override
    public PluginOperation install(PluginSource source, String by) {
        requireReady();
        return submit(Kind.INSTALL, "", source, Optional.empty(), by, (ticket, candidate) -> {
            ticket.plugin(candidate.id(), candidate.name());
            changes.install(ticket, candidate, by);
        });
    }

    @Override
    public PluginOperation update(String id, PluginSource source, Optional<Duration> drain, String by) {
        known(id);
        Duration within = within(drain);
        return submit(
                Kind.UPDATE,
                id,
                source,
                Optional.of(id),
                by,
                (ticket, candidate) -> changes.update(ticket, id, candidate, within, by));
    }

    /** What is done with an archive that was taken in. */
    private interface Use {
        void of(Ticket ticket, Candidate candidate) throws Exception;
    }

    /** A file is looked at while its sender waits for the answer; what must be fetched first is fetched when its turn comes. */
    private PluginOperation submit(
            Kind kind, String id, PluginSource source, Optional<String> replaces, String by, Use use) {
        if (source instanceof PluginSource.File) {
            Candidate candidate = intake.take(source, replaces, installed().keySet());
            return operations.submit(kind, candidate.id(), by, ticket -> {
                try (candidate) {
                    // Others may have changed something since it was looked at.
                    intake.check(candidate, replaces, installed().keySet());
                    use.of(ticket, candidate);
                }
            });
        }
        return operations.submit(kind, id, by, ticket -> {
            ticket.step("Fetches the archive", "正在获取归档");
            try (Candidate candidate = intake.take(source, replaces, installed().keySet())) {
                use.of(ticket, candidate);
            }
        });
    }

    @Override
    public PluginOperation uninstall(String id, boolean purge, Optional<Duration> drain, String by) {
        known(id);
        Duration within = within(drain);
        return operations.submit(Kind.UNINSTALL, id, by, ticket -> changes.uninstall(ticket, id, purge, within, by));
    }

    @Override
    public void exclusively(String by, FeatureWork work) throws Exception {
        CompletableFuture<Exception> over = new CompletableFuture<>();
        operations.submit(Kind.OTHER, "", by, ticket -> {
            ticket.step("Changes features", "正在变更特性");
            Exception failure = null;
            try {
                work.run();
            } catch (Exception e) {
                failure = e;
                throw e;
            } finally {
                over.complete(failure);
            }
        });
        Exception failure = over.get();
        if (failure != null) {
            throw failure;
        }
    }

    private Text name(String id) {
        return catalog.find(id).map(unit -> unit.descriptor().name()).orElse(new Text("", ""));
    }

    private void known(String id) {
        requireReady();
        catalog.get(id);
    }

    private void requireReady() {
        if (!ready) {
            throw new ProblemException(
                    ProblemException.Kind.UNAVAILABLE,
                    "plugin.manager.starting",
                    "",
                    Text.of("The system is still starting its plug-ins.", "系统仍在启动插件。"));
        }
    }

    private Duration within(Optional<Duration> asked) {
        Duration within = asked.orElseGet(
                () -> config.snapshot().singleton(PluginSettings.class).drainTime());
        if (within.isNegative() || within.compareTo(LONGEST_DRAIN) > 0) {
            throw new ProblemException(
                    ProblemException.Kind.INVALID,
                    "value.range",
                    "drainSeconds",
                    Text.of("Must be from 0 to 3600 seconds.", "须为 0 至 3600 秒。"));
        }
        return within;
    }

    @Override
    public List<PluginOperation> operations() {
        return operations.all();
    }

    @Override
    public Optional<PluginOperation> operation(String id) {
        return operations.get(id);
    }

    @Override
    public PluginUsage usage(String id, boolean heap) {
        Unit unit = catalog.get(id);
        return new Usage(unit.bundles(), unit.packages()).measure(heap);
    }
}
