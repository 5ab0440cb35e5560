package org.strowger.sip.registrar;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.sip.Registration;
import org.strowger.api.sip.Registrations;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccounts;
import org.strowger.api.store.Store;

/** Puts the registrar on the database and on whatever accounts there are. */
@Component(service = {Registrar.class, Registrations.class})
public class RegistrarComponent implements Registrar, Registrations {
    private final QueuedBindingStore bindings;
    private final RegistrarCore core;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<SipAccounts> accounts;

    @Activate
    public RegistrarComponent(@Reference Store store, @Reference Scheduler scheduler, @Reference EventBus events) {
        bindings = new QueuedBindingStore(store);
        core = new RegistrarCore(this::account, scheduler, events, bindings);
    }

    @Deactivate
    void deactivate() throws InterruptedException {
        core.close();
        bindings.close();
    }

    /** While no bundle contributes accounts, nothing is known, which is no reason to forget anybody. */
    private Optional<SipAccount> account(String user) {
        List<SipAccounts> present = accounts;
        if (present == null || present.isEmpty()) {
            return null;
        }
        return present.stream().flatMap(a -> a.find(user).stream()).findFirst();
    }

    @Override
    public RegisterResult register(SipAccount account, RegisterRequest request) {
        return core.register(account, request);
    }

    @Override
    public List<Binding> bindings(String user) {
        return core.bindings(user);
    }

    @Override
    public Optional<Binding> binding(String id) {
        return core.binding(id);
    }

    @Override
    public List<Binding> dueForQualify() {
        return core.dueForQualify();
    }

    @Override
    public void qualified(String id, double latencyMs) {
        core.qualified(id, latencyMs);
    }

    @Override
    public void flowClosed(String flow) {
        core.flowClosed(flow);
    }

    @Override
    public void ownAddresses(Predicate<InetSocketAddress> own) {
        core.ownAddresses(own);
    }

    @Override
    public List<Registration> all() {
        return core.all();
    }

    @Override
    public List<Registration> of(String user) {
        return core.of(user);
    }

    @Override
    public boolean remove(String id) {
        return core.remove(id);
    }
}
