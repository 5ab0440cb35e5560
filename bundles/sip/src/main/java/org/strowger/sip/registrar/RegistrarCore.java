package org.strowger.sip.registrar;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.sip.Registration;
import org.strowger.api.sip.Registrations;
import org.strowger.api.sip.SipAccount;

/** The registrar's logic, free of OSGi and SQL. */
public final class RegistrarCore implements Registrar, Registrations {
    /** @param accounts who may be registered; empty optional for nobody, null when that cannot be said now */
    public RegistrarCore(
            Function<String, Optional<SipAccount>> accounts, Scheduler scheduler, EventBus events, BindingStore store) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RegisterResult register(SipAccount account, RegisterRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Binding> bindings(String user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Binding> binding(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Binding> dueForQualify() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void qualified(String id, double latencyMs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void flowClosed(String flow) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void ownAddresses(Predicate<InetSocketAddress> own) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Registration> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Registration> of(String user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(String id) {
        throw new UnsupportedOperationException();
    }
}
