package org.strowger.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallService;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.core.TlsIdentity;
import org.strowger.api.event.EventBus;
import org.strowger.api.media.MediaService;
import org.strowger.api.sip.EventPackage;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccounts;
import org.strowger.api.sip.Subscription;
import org.strowger.api.sip.Subscriptions;
import org.strowger.sip.event.EventPackages;
import org.strowger.sip.leg.SipTechnology;
import org.strowger.sip.registrar.Registrar;
import org.strowger.sip.server.SipServer;
import org.strowger.sip.server.SipServices;
import org.strowger.sip.stack.StackException;
import org.strowger.sip.stack.TraceLog;
import org.strowger.sip.transport.WebSocketDoor;
import org.strowger.sip.websocket.WebSocketHost;

/** Runs the SIP server with what the other bundles provide; tries again while it cannot start. */
@Component(
        service = {LegTechnology.class, Subscriptions.class, HealthCheck.class, WebSocketHost.class},
        immediate = true,
        configurationPid = SipConfig.PID)
@Designate(ocd = SipConfig.class)
public final class SipComponent implements LegTechnology, Subscriptions, HealthCheck, WebSocketHost {
    private static final Logger LOG = LoggerFactory.getLogger(SipComponent.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final SipConfig config;
    private final Scheduler scheduler;
    private final SipServices services;
    private final EventPackages packages = new EventPackages();
    private final List<SipAccounts> accounts = new CopyOnWriteArrayList<>();
    private volatile LazyService<CallService> calls = LazyService.none();
    private volatile SipServer server;
    private volatile Health health = new Health(Health.Status.STARTING, Text.of("SIP is starting", "SIP 正在启动"));
    private Scheduler.Cancellable retry;
    private boolean closed;

    @Activate
    public SipComponent(
            SipConfig config,
            @Reference Scheduler scheduler,
            @Reference MediaService media,
            @Reference TlsIdentity identity,
            @Reference Registrar registrar,
            @Reference EventBus events,
            @Reference TraceLog trace) {
        this.config = config;
        this.scheduler = scheduler;
        this.services = new SipServices(
                scheduler, media, identity, trace, events, packages, registrar, this::account, () -> calls.get());
        start();
    }

    private synchronized void start() {
        if (closed) {
            return;
        }
        try {
            server = new SipServer(config, services);
            health = Health.READY;
            LOG.info(
                    "SIP listens on {} port {} (UDP, TCP), {} (TLS)",
                    config.bindAddress(),
                    config.port(),
                    config.tlsPort());
        } catch (StackException e) {
            if (health.status() != Health.Status.FAILED) {
                LOG.error("{}", e.text().en());
            }
            health = new Health(Health.Status.FAILED, e.text());
            retry = scheduler.after(RETRY, this::start);
        }
    }

    @Deactivate
    void close() {
        SipServer running;
        synchronized (this) {
            closed = true;
            if (retry != null) {
                retry.cancel();
            }
            running = server;
            server = null;
        }
        if (running != null) {
            running.close();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAccounts(SipAccounts source) {
        accounts.add(source);
    }

    void removeAccounts(SipAccounts source) {
        accounts.remove(source);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEvents(EventPackage source) {
        packages.add(source);
    }

    void removeEvents(EventPackage source) {
        packages.remove(source);
    }

    @Reference(
            service = CallService.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setCalls(ComponentServiceObjects<CallService> service) {
        calls = LazyService.of(service);
    }

    void unsetCalls(ComponentServiceObjects<CallService> service) {
        LazyService<CallService> current = calls;
        if (current.is(service)) {
            calls = LazyService.none();
            current.release();
        }
    }

    private Optional<SipAccount> account(String user) {
        for (SipAccounts source : accounts) {
            Optional<SipAccount> found = source.find(user);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public String name() {
        return SipTechnology.NAME;
    }

    @Override
    public List<Leg> dial(DialRequest request) {
        SipServer running = server;
        return running == null ? List.of() : running.technology().dial(request);
    }

    @Override
    public Optional<WebSocketDoor> webSockets() {
        return Optional.ofNullable(server).map(SipServer::webSockets);
    }

    @Override
    public List<Subscription> all() {
        SipServer running = server;
        return running == null ? List.of() : running.subscriptions().all();
    }

    @Override
    public boolean end(String id) {
        SipServer running = server;
        return running != null && running.subscriptions().end(id);
    }

    @Override
    public String component() {
        return SipTechnology.NAME;
    }

    @Override
    public Health check() {
        return health;
    }
}
