package org.strowger.rest.health;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Text;

/** Whether the HTTPS port answers. */
@Component(service = HealthCheck.class)
public class HttpsHealth implements HealthCheck {
    private static final Health STARTING =
            new Health(Health.Status.STARTING, Text.of("Nothing answers on the HTTPS port yet.", "HTTPS 端口尚无响应。"));

    private final RestHealth rest;

    @Activate
    public HttpsHealth(@Reference RestHealth rest) {
        this.rest = rest;
    }

    @Override
    public String component() {
        return "https";
    }

    @Override
    public Health check() {
        Ping.Outcome last = rest.last();
        boolean answers = last == Ping.Outcome.NO_API || last == Ping.Outcome.ANSWERED;
        return answers ? Health.READY : STARTING;
    }
}
