package org.strowger.rest.health;

import java.util.List;
import org.strowger.api.core.Health;
import org.strowger.api.core.Text;

/** The state of the whole system and of its components. */
public record HealthReport(Health.Status status, List<Component> components) {
    /** Whether calls can be made and the system be administered. */
    public boolean usable() {
        return status == Health.Status.READY || status == Health.Status.DEGRADED;
    }

    /** One component. */
    public record Component(String name, Health.Status status, Text reason) {
        static Component of(String name, Health health) {
            return new Component(name, health.status(), health.reason());
        }
    }
}
