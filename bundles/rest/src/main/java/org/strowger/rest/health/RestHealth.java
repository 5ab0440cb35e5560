package org.strowger.rest.health;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.ws.rs.core.Application;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.core.TlsIdentity;
import org.strowger.rest.RestApplication;

/** The state of the API, as somebody outside finds it. */
@Component(
        service = {RestHealth.class, HealthCheck.class},
        immediate = true,
        configurationPid = "org.strowger.http",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public class RestHealth implements HealthCheck {
    private static final Health STARTING =
            new Health(Health.Status.STARTING, Text.of("The REST API does not answer yet.", "REST 接口尚未响应。"));

    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "rest-health");
        thread.setDaemon(true);
        return thread;
    });
    private final Watch watch;

    /** Absent until everything it needs is there; nothing is asked before. */
    @Reference(
            target = "(osgi.jaxrs.name=strowger)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Application application;

    /** Where HTTPS listens; the same settings as those of the HTTP bundle. */
    @interface Address {
        String bindAddress() default "0.0.0.0";

        int httpsPort() default 8443;
    }

    @Activate
    public RestHealth(
            ComponentContext context, Address address, @Reference TlsIdentity identity, @Reference Scheduler scheduler)
            throws GeneralSecurityException, IOException {
        Ping https = new HttpsPing(address.bindAddress(), address.httpsPort(), identity);
        Ping ping = () -> application == null ? Ping.Outcome.NOT_ASKED : https.ask();
        watch = new Watch(ping, () -> register(context), scheduler, executor);
    }

    private static void register(ComponentContext context) {
        String application = RestApplication.class.getName();
        context.disableComponent(application);
        context.enableComponent(application);
    }

    Ping.Outcome last() {
        return watch.last();
    }

    @Override
    public String component() {
        return "rest";
    }

    @Override
    public Health check() {
        return watch.last() == Ping.Outcome.ANSWERED ? Health.READY : STARTING;
    }

    @Deactivate
    public void stop() {
        watch.close();
        executor.shutdownNow();
    }
}
