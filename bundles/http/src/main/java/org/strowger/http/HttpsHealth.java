package org.strowger.http;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;

/** Whether the HTTPS port answers. */
@Component
public final class HttpsHealth implements HealthCheck {
    private final RestGuard guard;

    @Activate
    public HttpsHealth(@Reference RestGuard guard) {
        this.guard = guard;
    }

    @Override
    public String component() {
        return "https";
    }

    @Override
    public Health check() {
        return guard.https();
    }
}
