package org.strowger.console;

import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.call.CallRecords;
import org.strowger.api.call.CallService;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.sip.Registrations;
import org.strowger.api.sip.SipTrace;

/**
 * What the shell commands work on. A service of this bundle for its own commands: they are there as soon as configuration
 * is, and say so when a capability they need is not.
 */
@Component(service = Pbx.class)
public class Pbx {
    private final ConfigService config;
    private final Home home;
    private final Scheduler scheduler;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile CallService calls;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile CallRecords records;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Registrations registrations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile SipTrace trace;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<HealthCheck> checks;

    @Activate
    public Pbx(@Reference ConfigService config, @Reference Home home, @Reference Scheduler scheduler) {
        this.config = config;
        this.home = home;
        this.scheduler = scheduler;
    }

    public ConfigService config() {
        return config;
    }

    public Home home() {
        return home;
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    public List<HealthCheck> checks() {
        List<HealthCheck> present = checks;
        return present == null ? List.of() : present;
    }

    public CallService calls() {
        return present(() -> calls, "calls");
    }

    public CallRecords records() {
        return present(() -> records, "cdr");
    }

    public Registrations registrations() {
        return present(() -> registrations, "sip");
    }

    public SipTrace trace() {
        return present(() -> trace, "sip");
    }

    private static <T> T present(Supplier<T> service, String capability) {
        T found = service.get();
        if (found == null) {
            throw new ProblemException(
                    ProblemException.Kind.UNAVAILABLE,
                    "capability.absent",
                    "",
                    Text.of("{0} is not running.", "{0} 未运行。", capability));
        }
        return found;
    }
}
