package org.strowger.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Home;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.rest.account.AccountResource;
import org.strowger.rest.account.FactorsResource;
import org.strowger.rest.account.SessionsResource;
import org.strowger.rest.account.TokensResource;
import org.strowger.rest.audit.AuditFilter;
import org.strowger.rest.audit.AuditResource;
import org.strowger.rest.audit.FieldNames;
import org.strowger.rest.branding.BrandingResource;
import org.strowger.rest.calls.CallsResource;
import org.strowger.rest.calls.CdrResource;
import org.strowger.rest.calls.RegistrationsResource;
import org.strowger.rest.calls.TelephonyParts;
import org.strowger.rest.calls.TraceResource;
import org.strowger.rest.certificate.CertificateResource;
import org.strowger.rest.config.BulkResource;
import org.strowger.rest.config.DestinationKindsResource;
import org.strowger.rest.config.DestinationsResource;
import org.strowger.rest.config.HistoryResource;
import org.strowger.rest.config.ItemsResource;
import org.strowger.rest.config.Lists;
import org.strowger.rest.config.OptionsResource;
import org.strowger.rest.config.SchemaResource;
import org.strowger.rest.config.TransactionsResource;
import org.strowger.rest.config.TypesResource;
import org.strowger.rest.config.ValidateResource;
import org.strowger.rest.contrib.ContributionsResource;
import org.strowger.rest.contrib.Extras;
import org.strowger.rest.contrib.PagesResource;
import org.strowger.rest.events.EventFeed;
import org.strowger.rest.events.EventTypesResource;
import org.strowger.rest.events.EventsResource;
import org.strowger.rest.events.StreamDemand;
import org.strowger.rest.health.HealthBoard;
import org.strowger.rest.json.BodyLimit;
import org.strowger.rest.json.FormUploadReader;
import org.strowger.rest.json.Json;
import org.strowger.rest.json.JsonProvider;
import org.strowger.rest.json.UploadReader;
import org.strowger.rest.monitor.AlarmsResource;
import org.strowger.rest.monitor.CallQualityResource;
import org.strowger.rest.monitor.ExtensionStatesResource;
import org.strowger.rest.monitor.MetricsResource;
import org.strowger.rest.monitor.MonitorParts;
import org.strowger.rest.openapi.OpenApiResource;
import org.strowger.rest.plugins.ArchiveUploadReader;
import org.strowger.rest.plugins.PluginParts;
import org.strowger.rest.plugins.PluginsResource;
import org.strowger.rest.problem.FailureMapper;
import org.strowger.rest.problem.WebFailureMapper;
import org.strowger.rest.prompt.PromptsResource;
import org.strowger.rest.security.LiveSessions;
import org.strowger.rest.security.SecurityFilter;
import org.strowger.rest.security.SecurityHeaders;
import org.strowger.rest.session.SessionResource;
import org.strowger.rest.sheet.SheetResource;
import org.strowger.rest.system.BoardResource;
import org.strowger.rest.system.SystemResource;
import org.strowger.rest.wizard.WizardResource;

/**
 * The API as one JAX-RS application: resources never stand without the filters that guard them. A plug-in adds resources
 * with {@code osgi.jaxrs.application.select=(osgi.jaxrs.name=strowger)}. This application has another name, so that they do
 * not get into it: they are served beside it ({@code hosted}), under the same filters, and their methods need {@code
 * RolesAllowed} or {@code PermitAll}.
 */
@Component(service = {Application.class, RestApplication.class})
@JaxrsApplicationBase("/")
@JaxrsName("strowger-api")
public class RestApplication extends Application {
    private final Set<Object> singletons = new LinkedHashSet<>();
    private final EventFeed feed;
    private final StreamDemand demand;
    private final AccountParts accounts;
    private final Scheduler scheduler;
    private final Supplier<Locale> language;

    @Activate
    public RestApplication(
            @Reference ConfigService config,
            @Reference AccountParts accounts,
            @Reference EventBus bus,
            @Reference Scheduler scheduler,
            @Reference Home home,
            @Reference TelephonyParts telephony,
            @Reference PluginParts plugins,
            @Reference HealthBoard health,
            @Reference Extras extras,
            @Reference MonitorParts monitor,
            @Reference StreamDemand demand) {
        this.accounts = accounts;
        this.scheduler = scheduler;
        Sessions live = new LiveSessions(accounts.sessions(), accounts.tokens(), scheduler.clock());
        feed = new EventFeed(bus, scheduler, live, Json.mapper(), extras::events, config);
        this.demand = demand;
        demand.serve(feed);
        language = new Place(config)::locale;
        singletons.addAll(newProviders());
        addConfiguration(config, scheduler);
        addMonitoring(monitor, telephony, scheduler);
        addAccounts();
        singletons.add(new RegistrationsResource(telephony));
        singletons.add(new CallsResource(telephony));
        singletons.add(new CdrResource(telephony, new Place(config)::zone));
        singletons.add(new TraceResource(telephony));
        singletons.add(new PromptsResource(telephony, config));
        singletons.add(new BoardResource(telephony));
        singletons.add(new EventsResource(feed));
        singletons.add(new EventTypesResource(extras::events));
        singletons.add(new ContributionsResource(extras::contributions));
        singletons.add(new PagesResource(config, extras::pages));
        singletons.add(new WizardResource(extras::wizard));
        singletons.add(new PluginsResource(plugins));
        singletons.add(new SystemResource(home, scheduler, config, telephony, health, feed::streams, monitor));
        singletons.add(new OpenApiResource(home.version(), config, () -> allResources(extras)));
    }

    /**
     * Filters, mappers and bindings, made anew: a JAX-RS server puts what belongs to its own requests into them, and a mapper of
     * JSON remembers the classes that it has seen.
     */
    public final List<Object> newProviders() {
        FailureMapper failures = new FailureMapper(language);
        return List.of(
                failures,
                new WebFailureMapper(failures),
                new JsonProvider(Json.mapper()),
                new UploadReader(),
                new ArchiveUploadReader(),
                new BodyLimit(),
                new SecurityHeaders(),
                new FormUploadReader(),
                new SecurityFilter(accounts.sessions(), accounts.tokens(), accounts.factors()),
                new AuditFilter(accounts.audit(), scheduler),
                new FieldNames());
    }

    private void addAccounts() {
        singletons.add(new SessionResource(
                accounts.authenticator(),
                accounts.sessions(),
                accounts.factors(),
                accounts.audit(),
                name -> accounts.profiles().of(new Account(name, Role.USER, "")).own(),
                feed::sessionEnded));
        singletons.add(new AccountResource(accounts.profiles(), accounts.factors()));
        singletons.add(new FactorsResource(accounts.factors()));
        singletons.add(new SessionsResource(accounts.sessions(), feed::sessionEnded));
        singletons.add(new TokensResource(accounts.tokens(), scheduler.clock(), feed::sessionEnded));
        singletons.add(new AuditResource(accounts.audit()));
        singletons.add(new BrandingResource(accounts.branding()));
        singletons.add(new CertificateResource(accounts.certificates(), scheduler.clock()));
    }

    private void addConfiguration(ConfigService config, Scheduler scheduler) {
        Lists lists = new Lists(config);
        singletons.add(new ItemsResource(config, lists));
        singletons.add(new BulkResource(config));
        singletons.add(new SheetResource(config, lists));
        singletons.add(new ValidateResource(config));
        singletons.add(new OptionsResource(config, lists));
        singletons.add(new DestinationsResource(config, lists));
        singletons.add(new SchemaResource(config));
        singletons.add(new TypesResource(config));
        singletons.add(new DestinationKindsResource(config));
        singletons.add(new HistoryResource(config));
        singletons.add(new TransactionsResource(config, scheduler.clock()));
    }

    private void addMonitoring(MonitorParts monitor, TelephonyParts telephony, Scheduler scheduler) {
        singletons.add(new MetricsResource(monitor));
        singletons.add(new AlarmsResource(monitor));
        singletons.add(new ExtensionStatesResource(monitor));
        singletons.add(new CallQualityResource(telephony, scheduler.clock()::instant));
    }

    private Set<Class<?>> allResources(Extras extras) {
        Set<Class<?>> all = resourceClasses();
        all.addAll(extras.resources());
        return all;
    }

    /** Classes of the resources that this application itself brings. */
    public Set<Class<?>> resourceClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>();
        singletons.stream()
                .map(Object::getClass)
                .filter(c -> c.isAnnotationPresent(javax.ws.rs.Path.class))
                .forEach(classes::add);
        return classes;
    }

    @Override
    public Set<Object> getSingletons() {
        return Set.copyOf(singletons);
    }

    @Deactivate
    public void stop() {
        demand.leave(feed);
        feed.close();
    }
}
