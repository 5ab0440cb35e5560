package org.strowger.extensions;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.config.ConfigService;

/** The numbers of the extensions, and what happens when one is called. */
@Component
public final class ExtensionNumbers implements NumberProvider {
    private final ConfigService config;

    @Activate
    public ExtensionNumbers(@Reference ConfigService config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "extension";
    }

    @Override
    public Optional<Destination> resolve(String number) {
        return find(number).map(extension -> call -> enter(extension, call));
    }

    private Optional<Extension> find(String number) {
        return config.snapshot().find(Extension.class, number);
    }

    private void enter(Extension called, CallControl call) {
        Refusal refusal = refusal(called, call);
        if (refusal == null) {
            call.dial(called.number(), null, call::reject);
        } else {
            call.note("extension", called.number() + ": " + refusal.why());
            call.reject(refusal.cause());
        }
    }

    private record Refusal(String why, Cause cause) {}

    /** Null when the extension may ring. */
    private Refusal refusal(Extension called, CallControl call) {
        if (!called.enabled()) {
            return new Refusal("disabled", Cause.SUBSCRIBER_ABSENT);
        }
        if (!allowed(called.inboundWhitelist(), call.caller().number())) {
            return new Refusal("caller not on the inbound whitelist", Cause.CALL_REJECTED);
        }
        if (!mayCall(call.authority().extension(), called.number())) {
            return new Refusal("not on the caller's outbound whitelist", Cause.NOT_ALLOWED);
        }
        return null;
    }

    private boolean mayCall(String authority, String called) {
        return authority.isEmpty()
                || find(authority)
                        .map(extension -> allowed(extension.outboundWhitelist(), called))
                        .orElse(true);
    }

    private static boolean allowed(List<String> whitelist, String number) {
        return whitelist.isEmpty() || whitelist.contains(number);
    }
}
