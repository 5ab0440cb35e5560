package org.strowger.api.accounts;

import java.time.Instant;
import org.strowger.api.event.DomainEvent;

/**
 * Somebody gave a wrong name or password, at whatever door. What he gave is not told: it may be a password in the wrong field.
 *
 * @param source network address he tried from
 */
public record SignInRefused(Instant at, String source) implements DomainEvent {
    @Override
    public String type() {
        return "security.sign-in-refused";
    }
}
