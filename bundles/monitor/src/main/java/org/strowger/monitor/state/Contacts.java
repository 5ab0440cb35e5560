package org.strowger.monitor.state;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.event.EventBus;
import org.strowger.api.monitor.ExtensionTile;
import org.strowger.api.sip.Registration;
import org.strowger.api.sip.RegistrationEvent;
import org.strowger.api.sip.Registrations;
import org.strowger.monitor.Worker;

/** Devices of each user, followed by events. The registrar is asked for one user at a time. */
@Component(service = Contacts.class)
public class Contacts {
    private static final int MOST_NEWS = 20_000;
    private static final int MOST_SHOWN = 10;

    private final Map<String, Integer> devices = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final EventBus.Subscription news;
    private final Worker worker;
    private volatile Registrations registrar;
    private volatile Consumer<String> changed = user -> {};

    @Activate
    public Contacts(@Reference EventBus bus, @Reference Worker worker) {
        this.worker = worker;
        news = bus.subscribe(
                "extension-states",
                RegistrationEvent.class,
                MOST_NEWS,
                event -> refresh(event.registration().user()));
    }

    @Deactivate
    public void stop() {
        news.close();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setRegistrar(Registrations there) {
        registrar = there;
        worker.execute(this::refreshAll);
    }

    public void unsetRegistrar(Registrations there) {
        if (registrar == there) {
            registrar = null;
            worker.execute(this::refreshAll);
        }
    }

    /** @param listener is told of each user whose devices have changed; must return at once */
    void watch(Consumer<String> listener) {
        changed = listener;
    }

    private void refreshAll() {
        List<String> before = List.copyOf(devices.keySet());
        Registrations there = registrar;
        if (there != null) {
            there.all().stream().map(Registration::user).distinct().forEach(this::refresh);
        }
        before.forEach(this::refresh);
    }

    private void refresh(String user) {
        devices.compute(user, (key, old) -> {
            int now = read(key).size();
            count.addAndGet(now - (old == null ? 0 : old));
            return now == 0 ? null : now;
        });
        changed.accept(user);
    }

    private List<Registration> read(String user) {
        Registrations there = registrar;
        return there == null ? List.of() : there.of(user);
    }

    /** Of all users. */
    public int count() {
        return count.get();
    }

    /** As of now. */
    List<ExtensionTile.Contact> of(String user) {
        return read(user).stream().limit(MOST_SHOWN).map(Contacts::contact).toList();
    }

    private static ExtensionTile.Contact contact(Registration binding) {
        return new ExtensionTile.Contact(
                binding.id(),
                binding.address(),
                binding.transport().name().toLowerCase(java.util.Locale.ROOT),
                binding.userAgent(),
                binding.latencyMs() < 0 ? null : Math.rint(binding.latencyMs() * 10) / 10,
                binding.expiresAt(),
                binding.reachable());
    }
}
