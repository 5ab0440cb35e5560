package org.strowger.calls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.DialHook;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.InCallCode;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.PartyProfiles;

/**
 * Tracks contributions by reference and fetches each service on a thread of its own, or when it is first needed: a
 * contributor may itself need the call service, and must not be asked for while that is being activated; and making one may
 * take its time, which no call should have to wait for.
 */
@Component(
        service = Whiteboard.class,
        reference = {
            @Reference(
                    name = "CallObserver",
                    service = CallObserver.class,
                    cardinality = ReferenceCardinality.MULTIPLE,
                    policy = ReferencePolicy.DYNAMIC,
                    bind = "add",
                    unbind = "remove"),
            @Reference(
                    name = "DestinationKind",
                    service = DestinationKind.class,
                    cardinality = ReferenceCardinality.MULTIPLE,
                    policy = ReferencePolicy.DYNAMIC,
                    bind = "add",
                    unbind = "remove"),
            @Reference(
                    name = "DialHook",
                    service = DialHook.class,
                    cardinality = ReferenceCardinality.MULTIPLE,
                    policy = ReferencePolicy.DYNAMIC,
                    bind = "add",
                    unbind = "remove"),
            @Reference(
                    name = "FeatureCode",
                    service = FeatureCode.class,
                    cardinality = ReferenceCardinality.MULTIPLE,
                    policy = ReferencePolicy.DYNAMIC,
                    bind = "add",
                    unbind = "remove"),
            @Reference(
                    name = "InCallCode",
                    service = InCallCode.class,
                    cardinality = ReferenceCardinality.MULTIPLE,
                    policy = ReferencePolicy.DYNAMIC,
                    bind = "add",
                    unbind = "remove"),
            @Reference(
                    name = "LegTechnology",
                    service = LegTechnology.class,
                    cardinality = ReferenceCardinality.MULTIPLE,
                    policy = ReferencePolicy.DYNAMIC,
                    bind = "add",
                    unbind = "remove"),
            @Reference(
                    name = "NumberProvider",
                    service = NumberProvider.class,
                    cardinality = ReferenceCardinality.MULTIPLE,
                    policy = ReferencePolicy.DYNAMIC,
                    bind = "add",
                    unbind = "remove"),
            @Reference(
                    name = "PartyProfiles",
                    service = PartyProfiles.class,
                    cardinality = ReferenceCardinality.MULTIPLE,
                    policy = ReferencePolicy.DYNAMIC,
                    bind = "add",
                    unbind = "remove")
        })
public final class ServiceWhiteboard implements Whiteboard {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceWhiteboard.class);
    private static final List<Class<?>> KINDS = List.of(
            LegTechnology.class,
            NumberProvider.class,
            FeatureCode.class,
            InCallCode.class,
            DialHook.class,
            DestinationKind.class,
            PartyProfiles.class,
            CallObserver.class);

    private final ComponentContext context;
    private final Drains drains;
    /** By the name of the kind. */
    private final Map<String, Tracked<?>> tracked = new LinkedHashMap<>();

    /** Has a thread only while there is something to fetch. */
    private final ThreadPoolExecutor fetcher = new ThreadPoolExecutor(
            0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> new Thread(task, "call-contributions"));

    private volatile boolean active;

    @Activate
    public ServiceWhiteboard(ComponentContext context, @Reference Drains drains) {
        this.context = context;
        this.drains = drains;
        KINDS.forEach(kind -> tracked.put(kind.getName(), new Tracked<>(kind, kind.getSimpleName())));
    }

    @Activate
    void activate() {
        active = true;
        fetchSoon();
    }

    @Deactivate
    void deactivate() {
        active = false;
        fetcher.shutdown();
    }

    private void fetchSoon() {
        if (active) {
            fetcher.execute(this::fetchAll);
        }
    }

    private void fetchAll() {
        try {
            tracked.values().forEach(kind -> kind.all(this::locate));
        } catch (RuntimeException e) {
            LOG.debug("not all contributions can be fetched yet: {}", e.toString());
        }
    }

    /** A service of any of the kinds has come; told once for each of its kinds. */
    void add(ServiceReference<?> reference) {
        for (String kind : (String[]) reference.getProperty(Constants.OBJECTCLASS)) {
            Tracked<?> of = tracked.get(kind);
            if (of != null) {
                of.add(reference);
            }
        }
        fetchSoon();
    }

    /** It is going; with its whole bundle when that is being stopped. */
    void remove(ServiceReference<?> reference) {
        tracked.values().forEach(kind -> kind.remove(reference));
        Bundle bundle = reference.getBundle();
        if (bundle != null && Owner.stopped(bundle)) {
            drains.gone(bundle.getBundleId());
        }
    }

    private Object locate(String name, ServiceReference<?> reference) {
        return context.locateService(name, reference);
    }

    @Override
    public <S> List<Contributed<S>> all(Class<S> kind) {
        return of(kind).all(this::locate);
    }

    @Override
    public <S> List<S> inService(Class<S> kind) {
        return of(kind).inService(this::locate, drains.bundles());
    }

    @SuppressWarnings("unchecked")
    private <S> Tracked<S> of(Class<S> kind) {
        return (Tracked<S>) tracked.get(kind.getName());
    }
}
