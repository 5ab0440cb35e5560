package org.strowger.calls;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallService;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Text;

/** Calls can be made while there is some way to reach anybody; without one, call control itself is well. */
@Component
public final class CallsHealth implements HealthCheck {
    private static final Health NO_TECHNOLOGY = new Health(
            Health.Status.DEGRADED, Text.of("No technology (such as SIP) is there to carry calls", "尚无可用的通话技术（如 SIP）"));

    private final Whiteboard whiteboard;

    /**
     * @param calls not used, but without it there is nothing to be healthy
     */
    @Activate
    public CallsHealth(@Reference Whiteboard whiteboard, @Reference CallService calls) {
        this.whiteboard = whiteboard;
    }

    @Override
    public String component() {
        return "calls";
    }

    @Override
    public Health check() {
        return whiteboard.technologies().isEmpty() ? NO_TECHNOLOGY : Health.READY;
    }
}
