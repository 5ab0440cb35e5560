package org.strowger.api.web;

import java.time.Instant;
import org.strowger.api.event.DomainEvent;

/**
 * Somebody has gone on with the wizard, or steps have come or gone.
 *
 * @param current the first step that is open; empty when there is none
 */
public record WizardChanged(Instant at, boolean finished, String current) implements DomainEvent {
    @Override
    public String type() {
        return "wizard.changed";
    }
}
