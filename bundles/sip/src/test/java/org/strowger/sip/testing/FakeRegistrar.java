package org.strowger.sip.testing;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.registrar.Binding;
import org.strowger.sip.registrar.RegisterRequest;
import org.strowger.sip.registrar.RegisterResult;
import org.strowger.sip.registrar.Registrar;

/** Believes everything. */
public final class FakeRegistrar implements Registrar {
    private final Map<String, Binding> bindings = new ConcurrentHashMap<>();
    private final List<RegisterRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private volatile Predicate<InetSocketAddress> ours;
    private final List<Binding> due = new CopyOnWriteArrayList<>();
    private final Map<String, Double> latencies = new ConcurrentHashMap<>();

    /** Binds a phone as if it had registered. */
    public Binding bind(RawUa phone) {
        return bind(phone, phone.contact().substring(1, phone.contact().length() - 1), "");
    }

    /** The same with this contact, from wherever it was before, and instance. */
    public Binding bind(RawUa phone, String contact, String instance) {
        bindings.values().removeIf(b -> b.contact().equals(contact));
        InetSocketAddress address = new InetSocketAddress(phone.host(), phone.port());
        Binding binding = new Binding(
                phone.user() + "-" + phone.port(),
                phone.user(),
                contact,
                address,
                address,
                Transport.valueOf(phone.transport()),
                "",
                instance,
                0,
                1000,
                List.of(),
                "reg",
                1,
                "Raw UA",
                Instant.EPOCH,
                Instant.MAX,
                true,
                -1);
        bindings.put(binding.id(), binding);
        return binding;
    }

    /** Connections that are gone. */
    public List<String> closed() {
        return closed;
    }

    public boolean ours(InetSocketAddress address) {
        return ours.test(address);
    }

    public void clear() {
        bindings.clear();
    }

    public void askAbout(Binding binding) {
        due.add(binding);
    }

    public Map<String, Double> latencies() {
        return latencies;
    }

    public List<RegisterRequest> requests() {
        return requests;
    }

    @Override
    public RegisterResult register(SipAccount account, RegisterRequest request) {
        requests.add(request);
        return new RegisterResult(200, "OK", request.contacts(), 0);
    }

    @Override
    public List<Binding> bindings(String user) {
        return bindings.values().stream().filter(b -> b.user().equals(user)).toList();
    }

    @Override
    public Optional<Binding> binding(String id) {
        return Optional.ofNullable(bindings.get(id));
    }

    @Override
    public List<Binding> dueForQualify() {
        List<Binding> now = List.copyOf(due);
        due.clear();
        return now;
    }

    @Override
    public void qualified(String id, double latencyMs) {
        latencies.put(id, latencyMs);
    }

    @Override
    public void flowClosed(String flow) {
        closed.add(flow);
    }

    @Override
    public void ownAddresses(Predicate<InetSocketAddress> own) {
        ours = own;
    }
}
