package org.strowger.sip.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.strowger.api.call.Cause;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.sip.SipConfig;
import org.strowger.sip.auth.DigestAlgorithm;
import org.strowger.sip.auth.DigestAuthenticator;
import org.strowger.sip.event.SubscribeHandler;
import org.strowger.sip.event.SubscriptionTable;
import org.strowger.sip.guard.GuessGuard;
import org.strowger.sip.leg.LegContext;
import org.strowger.sip.leg.LegTable;
import org.strowger.sip.leg.SessionTimers;
import org.strowger.sip.leg.SipLeg;
import org.strowger.sip.leg.SipTechnology;
import org.strowger.sip.leg.Whereabouts;
import org.strowger.sip.stack.JainSipStack;
import org.strowger.sip.stack.Networks;
import org.strowger.sip.stack.Pressure;
import org.strowger.sip.stack.StackException;
import org.strowger.sip.stack.StackSettings;
import org.strowger.sip.stack.Tags;
import org.strowger.sip.stack.Threads;
import org.strowger.sip.transport.WebSocketDoor;

/** The SIP side of the system, from its sockets to its legs, put together. */
public final class SipServer implements AutoCloseable {
    private final Dispatcher dispatcher;
    private final JainSipStack stack;
    private final LegTable legs;
    private final Qualifier qualifier;
    private final SipTechnology technology;
    private final SubscriptionTable subscriptions;
    /** So that who tells of a change does not wait for those who are told. */
    private final ExecutorService notifier = Executors.newSingleThreadExecutor(Threads.named("strowger-sip-notify"));

    /** Opens the sockets and begins to serve. */
    public SipServer(SipConfig config, SipServices services) throws StackException {
        Tags tags = new Tags(new SecureRandom());
        legs = new LegTable(services.trace()::leg);
        Networks local = Networks.of(Arrays.asList(config.localNetworks()));
        Pressure pressure = new Pressure(services.scheduler()::nanoTime);
        dispatcher = new Dispatcher(doorkeeper(config, pressure, services.scheduler()));
        stack = new JainSipStack(
                settings(config, local),
                services.identity(),
                dispatcher,
                services.trace(),
                pressure,
                services.scheduler());
        LegContext context = new LegContext(
                stack,
                services.media(),
                services.scheduler(),
                pressure,
                tags,
                legs,
                new Whereabouts(services.registrar()::bindings),
                config.offerInInvite(),
                timers(config));
        Gatekeeper gatekeeper = new Gatekeeper(
                digest(config, services),
                services.accounts(),
                local,
                guard(services, local, stack::shun),
                tags,
                stack::proven);
        subscriptions =
                new SubscriptionTable(services.packages(), stack, services.scheduler(), services.events(), notifier);
        dispatcher.start(handlers(config, services, context, gatekeeper));
        services.registrar().ownAddresses(own(config));
        technology = new SipTechnology(context, services.accounts(), services.registrar()::bindings);
        qualifier = new Qualifier(services.registrar(), services.accounts(), stack, tags, services.scheduler());
        qualifier.start();
    }

    private Dispatcher.Handlers handlers(
            SipConfig config, SipServices services, LegContext context, Gatekeeper gatekeeper) {
        return new Dispatcher.Handlers(
                context,
                gatekeeper,
                services.packages()::names,
                subscriptions,
                new SubscribeHandler(
                        gatekeeper::admit,
                        subscriptions,
                        context.whereabouts(),
                        context.tags(),
                        config.maxSubscriptions(),
                        config.maxSubscriptionsPerUser()),
                new MessageHandler(gatekeeper, services, stack, context.tags(), config.maxInstantMessageBytes()),
                new InviteHandler(gatekeeper, context, services.calls(), config.maxLegs()),
                new RegisterHandler(
                        gatekeeper,
                        services.registrar(),
                        stack,
                        context.tags(),
                        services.scheduler().clock()),
                flow -> services.registrar().flowClosed(flow.toString()));
    }

    private static Doorkeeper doorkeeper(SipConfig config, Pressure pressure, Scheduler scheduler) {
        Set<String> emergencyNumbers = Set.copyOf(Arrays.asList(config.emergencyNumbers()));
        return new Doorkeeper(config.maxRequestsPerSecond(), pressure, emergencyNumbers, scheduler);
    }

    private static GuessGuard guard(SipServices services, Networks local, Consumer<InetAddress> shun) {
        return new GuessGuard(
                services.scheduler(),
                services.events(),
                local::contains,
                (user, from) -> services.registrar().bindings(user).stream().anyMatch(b -> from(b.source(), from)),
                shun);
    }

    private static boolean from(InetSocketAddress source, InetSocketAddress asked) {
        return source.getAddress() != null
                && source.getAddress().equals(asked.getAddress())
                && (asked.getPort() == 0 || asked.getPort() == source.getPort());
    }

    private static StackSettings settings(SipConfig config, Networks local) throws StackException {
        try {
            return new StackSettings(
                    InetAddress.getByName(config.bindAddress()),
                    config.port(),
                    config.tlsPort(),
                    config.wsPort(),
                    InetAddress.getByName(config.wsAddress()),
                    Arrays.asList(config.webSocketOrigins()),
                    config.externalAddress().trim(),
                    local,
                    config.maxConnections(),
                    config.maxUnprovenConnections(),
                    config.maxMessageBytes(),
                    config.maxHeadBytes(),
                    config.maxMessagesPerSource(),
                    config.userAgent());
        } catch (UnknownHostException e) {
            throw new StackException(
                    Text.of(
                            "SIP cannot start: {0} is not an address of this machine",
                            "SIP 无法启动：{0} 不是本机地址", config.bindAddress()),
                    e);
        }
    }

    /** A phone that says it is at our own address would have us call ourselves. */
    private static Predicate<InetSocketAddress> own(SipConfig config) {
        OwnHosts hosts = new OwnHosts(config.externalAddress().trim());
        return address -> (address.getPort() == config.port() || address.getPort() == config.tlsPort())
                && hosts.test(address.getHostString());
    }

    private static SessionTimers timers(SipConfig config) {
        SessionTimers.Mode mode =
                switch (config.sessionTimers().trim().toLowerCase(Locale.ROOT)) {
                    case "originate" -> SessionTimers.Mode.ORIGINATE;
                    case "refuse" -> SessionTimers.Mode.REFUSE;
                    default -> SessionTimers.Mode.ACCEPT;
                };
        return new SessionTimers(mode, config.sessionExpires(), config.minSessionExpires());
    }

    private static DigestAuthenticator digest(SipConfig config, SipServices services) {
        List<DigestAlgorithm> algorithms = Arrays.stream(config.digestAlgorithms())
                .flatMap(name -> DigestAlgorithm.of(name.trim()).stream())
                .toList();
        return new DigestAuthenticator(
                config.realm(),
                algorithms.isEmpty() ? List.of(DigestAlgorithm.MD5) : algorithms,
                true,
                new OwnHosts(config.externalAddress().trim()),
                services.scheduler());
    }

    public SubscriptionTable subscriptions() {
        return subscriptions;
    }

    public LegTechnology technology() {
        return technology;
    }

    /** Where WebSockets come in that the HTTP server has accepted. */
    public WebSocketDoor webSockets() {
        return stack.webSockets();
    }

    /** Legs and transactions that are kept now, for leak checks. */
    public int legs() {
        return legs.size();
    }

    public int transactions() {
        return stack.transactions();
    }

    /** Connections at this time. */
    public int connections() {
        return stack.connections();
    }

    /** Hangs up what is left and closes the sockets. */
    @Override
    public void close() {
        qualifier.stop();
        subscriptions.close();
        notifier.shutdown();
        for (SipLeg leg : legs.all()) {
            leg.hangup(Cause.SYSTEM_RESTART);
        }
        dispatcher.stop();
        stack.close();
    }
}
