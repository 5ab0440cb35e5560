package org.strowger.http;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.ws.rs.core.Application;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.TlsIdentity;

/**
 * Looks four times a second from when there is a REST application until it answers, otherwise now and then, on a thread of its
 * own. A look is a TLS handshake, which is dear while nothing is compiled yet.
 */
@Component(
        service = {HealthCheck.class, RestGuard.class},
        immediate = true,
        configurationPid = HttpConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RestGuard implements HealthCheck {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int TICKS_BETWEEN_LOOKS = 80;

    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "rest-guard");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean looking = new AtomicBoolean();
    private final RestWatch watch;
    private final Scheduler.Cancellable ticks;
    private int ticksSinceLook;

    /** The REST application, while there is one; the whiteboard has a default application of its own. */
    @Reference(
            target = "(osgi.jaxrs.name=strowger-api)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    private volatile Application application;

    @Activate
    public RestGuard(
            BundleContext context,
            HttpConfiguration configuration,
            @Reference TlsIdentity identity,
            @Reference Scheduler scheduler) {
        HttpsProbe probe = new HttpsProbe(configuration.bindAddress(), configuration.httpsPort(), identity);
        watch = new RestWatch(probe::ask, new Whiteboard(context)::restart, scheduler::nanoTime);
        ticks = scheduler.every(TICK, this::tick);
    }

    private void tick() {
        ticksSinceLook++;
        boolean due = ticksSinceLook >= TICKS_BETWEEN_LOOKS || application != null && !watch.settled();
        if (due && looking.compareAndSet(false, true)) {
            ticksSinceLook = 0;
            executor.execute(this::look);
        }
    }

    private void look() {
        try {
            watch.look(application != null);
        } finally {
            looking.set(false);
        }
    }

    @Deactivate
    public void stop() {
        ticks.cancel();
        executor.shutdownNow();
    }

    @Override
    public String component() {
        return "rest";
    }

    @Override
    public Health check() {
        return watch.rest();
    }

    Health https() {
        return watch.https();
    }
}
