package org.strowger.store;

import java.time.Duration;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.api.store.Store;
import org.strowger.api.store.StoreException;

/**
 * Opens the database and offers {@link Store} as long as it is open. A database that cannot be reached is tried again;
 * the service is registered by hand because it must not be there before, and DS does not try a failed activation again.
 * The health check is registered by hand too: as a service of this component it would be asked for while the component is
 * still being made, by those whom the store's registration wakes, and they would not get it.
 */
@Component(
        name = "org.strowger.store",
        service = {},
        configurationPid = "org.strowger.store",
        immediate = true)
@Designate(ocd = StoreConfig.class)
@Capability(
        namespace = "osgi.service",
        attribute = {"objectClass:List<String>=\"org.strowger.api.store.Store\""})
public final class StoreComponent {
    private static final Logger LOG = LoggerFactory.getLogger(StoreComponent.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final BundleContext context;
    private final Scheduler scheduler;
    private final Database database;
    private final int maximumConnections;
    private final StoreProbe probe = new StoreProbe();

    private JdbcStore store;
    private final ServiceRegistration<HealthCheck> health;
    private ServiceRegistration<Store> registration;
    private ServiceRegistration<ContributionSource> listing;
    private Scheduler.Cancellable retry = () -> true;
    private boolean stopped;

    @Activate
    public StoreComponent(
            BundleContext context, @Reference Home home, @Reference Scheduler scheduler, StoreConfig config) {
        this.context = context;
        this.scheduler = scheduler;
        this.database = Databases.of(config, home);
        this.maximumConnections = config.maximumConnections();
        this.health = context.registerService(HealthCheck.class, probe, null);
        connect();
    }

    private synchronized void connect() {
        if (stopped) {
            return;
        }
        try {
            store = new JdbcStore(database, maximumConnections);
            StorePerBundle handing = new StorePerBundle(store);
            registration = context.registerService(Store.class, handing, null);
            listing = context.registerService(ContributionSource.class, handing::contributions, null);
            probe.watch(store, scheduler);
            LOG.info("database open ({})", store.dialect());
        } catch (StoreException e) {
            if (probe.failed(e)) {
                LOG.error("{}; trying again every {} s", e.getMessage(), RETRY.toSeconds());
            }
            retry = scheduler.after(RETRY, () -> new Thread(this::connect, "store-connect").start());
        }
    }

    @Deactivate
    synchronized void deactivate() {
        stopped = true;
        retry.cancel();
        probe.stop();
        if (registration != null) {
            listing.unregister();
            registration.unregister();
            store.close();
        }
        health.unregister();
    }

    /** What users are told when the database cannot be used. */
    static Health unusable(String why) {
        return new Health(
                Health.Status.FAILED,
                Text.of("The database cannot be used: {0}", "无法使用数据库：{0}", why == null ? "?" : why));
    }
}
