package org.strowger.console;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.accounts.ApiTokens;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.board.Boards;
import org.strowger.api.call.CallRecords;
import org.strowger.api.call.CallService;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Certificates;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contributions;
import org.strowger.api.plugin.PluginManager;
import org.strowger.api.sip.Registrations;
import org.strowger.api.sip.SipTrace;
import org.strowger.api.sip.Subscriptions;

/**
 * What the shell commands work on. A service of this bundle for its own commands: they are there as soon as configuration
 * is, and say so when a capability they need is not. Services of capabilities are fetched when a command needs them: the
 * shell asks for this component while others are still being activated, and must not get in their way.
 */
@Component(service = Pbx.class)
public class Pbx {
    private final ConfigService config;
    private final Home home;
    private final Scheduler scheduler;
    private final Late<CallService> calls;
    private final Late<CallRecords> records;
    private final Late<Registrations> registrations;
    private final Late<Subscriptions> subscriptions;
    private final Late<SipTrace> trace;
    private final Late<Boards> boards;
    private final Late<HealthCheck> checks;
    private final Late<Contributions> contributions;
    private final Late<AuditLog> audit;
    private final Late<ApiTokens> tokens;
    private final Late<Sessions> sessions;
    private final Late<Certificates> certificates;
    private final Late<PluginManager> plugins;

    @Activate
    public Pbx(
            ComponentContext context,
            @Reference ConfigService config,
            @Reference Home home,
            @Reference Scheduler scheduler) {
        this.config = config;
        this.home = home;
        this.scheduler = scheduler;
        this.calls = new Late<>(context, "calls");
        this.records = new Late<>(context, "records");
        this.registrations = new Late<>(context, "registrations");
        this.subscriptions = new Late<>(context, "subscriptions");
        this.trace = new Late<>(context, "trace");
        this.boards = new Late<>(context, "boards");
        this.checks = new Late<>(context, "checks");
        this.contributions = new Late<>(context, "contributions");
        this.audit = new Late<>(context, "audit");
        this.tokens = new Late<>(context, "tokens");
        this.sessions = new Late<>(context, "sessions");
        this.certificates = new Late<>(context, "certificates");
        this.plugins = new Late<>(context, "plugins");
    }

    @Reference(
            name = "calls",
            service = CallService.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addCalls(ServiceReference<CallService> reference) {
        calls.add(reference);
    }

    void removeCalls(ServiceReference<CallService> reference) {
        calls.remove(reference);
    }

    @Reference(
            name = "records",
            service = CallRecords.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addRecords(ServiceReference<CallRecords> reference) {
        records.add(reference);
    }

    void removeRecords(ServiceReference<CallRecords> reference) {
        records.remove(reference);
    }

    @Reference(
            name = "registrations",
            service = Registrations.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addRegistrations(ServiceReference<Registrations> reference) {
        registrations.add(reference);
    }

    void removeRegistrations(ServiceReference<Registrations> reference) {
        registrations.remove(reference);
    }

    @Reference(
            name = "subscriptions",
            service = Subscriptions.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addSubscriptions(ServiceReference<Subscriptions> reference) {
        subscriptions.add(reference);
    }

    void removeSubscriptions(ServiceReference<Subscriptions> reference) {
        subscriptions.remove(reference);
    }

    @Reference(
            name = "trace",
            service = SipTrace.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addTrace(ServiceReference<SipTrace> reference) {
        trace.add(reference);
    }

    void removeTrace(ServiceReference<SipTrace> reference) {
        trace.remove(reference);
    }

    @Reference(
            name = "boards",
            service = Boards.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addBoards(ServiceReference<Boards> reference) {
        boards.add(reference);
    }

    void removeBoards(ServiceReference<Boards> reference) {
        boards.remove(reference);
    }

    @Reference(
            name = "checks",
            service = HealthCheck.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addCheck(ServiceReference<HealthCheck> reference) {
        checks.add(reference);
    }

    void removeCheck(ServiceReference<HealthCheck> reference) {
        checks.remove(reference);
    }

    @Reference(
            name = "contributions",
            service = Contributions.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addContributions(ServiceReference<Contributions> reference) {
        contributions.add(reference);
    }

    void removeContributions(ServiceReference<Contributions> reference) {
        contributions.remove(reference);
    }

    @Reference(
            name = "plugins",
            service = PluginManager.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addPlugins(ServiceReference<PluginManager> reference) {
        plugins.add(reference);
    }

    void removePlugins(ServiceReference<PluginManager> reference) {
        plugins.remove(reference);
    }

    @Reference(
            name = "audit",
            service = AuditLog.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addAudit(ServiceReference<AuditLog> reference) {
        audit.add(reference);
    }

    void removeAudit(ServiceReference<AuditLog> reference) {
        audit.remove(reference);
    }

    @Reference(
            name = "tokens",
            service = ApiTokens.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addTokens(ServiceReference<ApiTokens> reference) {
        tokens.add(reference);
    }

    void removeTokens(ServiceReference<ApiTokens> reference) {
        tokens.remove(reference);
    }

    @Reference(
            name = "sessions",
            service = Sessions.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addSessions(ServiceReference<Sessions> reference) {
        sessions.add(reference);
    }

    void removeSessions(ServiceReference<Sessions> reference) {
        sessions.remove(reference);
    }

    @Reference(
            name = "certificates",
            service = Certificates.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addCertificates(ServiceReference<Certificates> reference) {
        certificates.add(reference);
    }

    void removeCertificates(ServiceReference<Certificates> reference) {
        certificates.remove(reference);
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
        return checks.all();
    }

    public CallService calls() {
        return present(calls, "calls");
    }

    public CallRecords records() {
        return present(records, "cdr");
    }

    public Registrations registrations() {
        return present(registrations, "sip");
    }

    public Subscriptions subscriptions() {
        return present(subscriptions, "sip");
    }

    public PluginManager plugins() {
        return present(plugins, "plugins");
    }

    public SipTrace trace() {
        return present(trace, "sip");
    }

    public Contributions contributions() {
        return present(contributions, "platform");
    }

    public ApiTokens tokens() {
        return present(tokens, "accounts");
    }

    public Sessions sessions() {
        return present(sessions, "accounts");
    }

    public Certificates certificates() {
        return present(certificates, "certificates");
    }

    public AuditLog audit() {
        return present(audit, "audit");
    }

    /** Empty while there is none. */
    public Optional<AuditLog> auditIfThere() {
        return audit.all().stream().findFirst();
    }

    public Boards boards() {
        return present(boards, "boards");
    }

    private static <T> T present(Late<T> service, String capability) {
        return service.all().stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemException.Kind.UNAVAILABLE,
                        "capability.absent",
                        "",
                        Text.of("{0} is not running.", "{0} 未运行。", capability)));
    }
}
