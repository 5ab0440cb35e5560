package org.strowger.sip.registrar;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.sip.Registration;
import org.strowger.api.sip.RegistrationEvent;
import org.strowger.api.sip.RegistrationEvent.Kind;
import org.strowger.api.sip.Registrations;
import org.strowger.api.sip.SipAccount;

/**
 * The registrar's logic, free of OSGi and SQL. One timer a second looks after all bindings: it removes what has expired
 * and what its account does not justify any more.
 */
public final class RegistrarCore implements Registrar, Registrations, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrarCore.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_CALL_ID = 255;
    private static final int MAX_PATH = 2000;

    private final BindingTable table = new BindingTable();
    private final Function<String, Optional<SipAccount>> accounts;
    private final Scheduler scheduler;
    private final EventBus events;
    private final BindingStore store;
    private final Scheduler.Cancellable sweep;
    /** Users whose account is not to be found, since when; used by the sweep alone. */
    private final Map<String, Long> missingSince = new HashMap<>();

    private volatile Predicate<InetSocketAddress> own = address -> false;

    /**
     * Loads the bindings of the last run.
     *
     * @param accounts who may be registered; empty optional for nobody, null when that cannot be said now
     */
    public RegistrarCore(
            Function<String, Optional<SipAccount>> accounts, Scheduler scheduler, EventBus events, BindingStore store) {
        this.accounts = accounts;
        this.scheduler = scheduler;
        this.events = events;
        this.store = store;
        store.load().forEach(this::restore);
        this.sweep = scheduler.every(SWEEP, this::sweep);
    }

    private void restore(Binding stored) {
        Duration left = Duration.between(now(), stored.expiresAt());
        if (left.isNegative() || left.isZero() || Targets.needsFlow(stored)) {
            store.remove(stored.id());
            return;
        }
        long nanos = scheduler.nanoTime();
        long spread =
                Math.floorMod(stored.id().hashCode(), Duration.ofSeconds(30).toMillis());
        Slot slot = new Slot(
                Targets.withoutFlow(stored),
                nanos + left.toNanos(),
                nanos + Duration.ofMillis(spread).toNanos());
        synchronized (table.lock(stored.user())) {
            List<Slot> slots = new ArrayList<>(table.of(stored.user()));
            slots.add(slot);
            table.replace(stored.user(), slots);
        }
    }

    /** Stops looking after bindings; they stay stored. */
    @Override
    public void close() {
        sweep.cancel();
    }

    @Override
    public RegisterResult register(SipAccount account, RegisterRequest request) {
        if (!account.enabled() || !account.transports().contains(request.transport())) {
            return RegisterResult.refused(403, "Forbidden");
        }
        Optional<List<ContactValue>> contacts = ContactParser.parse(request.contacts());
        int pathLength = request.path().stream().mapToInt(String::length).sum();
        if (contacts.isEmpty() || request.callId().length() > MAX_CALL_ID || pathLength > MAX_PATH) {
            return RegisterResult.refused(400, "Bad Contact");
        }
        synchronized (table.lock(account.user())) {
            return registerLocked(account, request, contacts.get());
        }
    }

    private RegisterResult registerLocked(SipAccount account, RegisterRequest request, List<ContactValue> contacts) {
        String user = account.user();
        long nanos = scheduler.nanoTime();
        dropIf(user, s -> s.expired(nanos), Kind.EXPIRED);
        List<Slot> before = table.of(user);
        RegisterPlan plan = new RegisterPlan(account, request, before, now(), nanos, own);
        try {
            plan.apply(contacts);
        } catch (Refused e) {
            LOG.debug("REGISTER of {} from {} refused: {}", user, request.source(), e.getMessage());
            return e.result();
        }
        table.replace(user, plan.slots());
        for (Slot slot : plan.slots()) {
            Binding binding = slot.binding();
            if (plan.touched().contains(binding.id())) {
                store.save(binding);
                publish(plan.added().contains(binding.id()) ? Kind.REGISTERED : Kind.REFRESHED, binding);
            }
        }
        before.stream()
                .filter(old -> table.find(old.binding().id()).isEmpty())
                .forEach(old -> gone(old, Kind.UNREGISTERED));
        return RegisterResult.ok(contactHeaders(user, request.gruuDomain(), nanos));
    }

    private List<String> contactHeaders(String user, String gruuDomain, long nanos) {
        return table.of(user).stream()
                .map(s -> "<" + s.binding().contact() + ">;expires="
                        + Math.max(0, Duration.ofNanos(s.expiresAt() - nanos).toSeconds())
                        + instance(s.binding())
                        + gruu(s.binding(), gruuDomain))
                .toList();
    }

    private static String instance(Binding b) {
        String instance = b.instance().isEmpty() ? "" : ";+sip.instance=\"" + b.instance() + "\"";
        return b.regId() == 0 ? instance : instance + ";reg-id=" + b.regId();
    }

    private static String gruu(Binding b, String domain) {
        return domain.isEmpty()
                ? ""
                : Gruu.of("sip:" + b.user() + "@" + domain, b.instance())
                        .map(uri -> ";pub-gruu=\"" + uri + "\"")
                        .orElse("");
    }

    private void sweep() {
        long nanos = scheduler.nanoTime();
        for (String user : table.users()) {
            Optional<SipAccount> account = accounts.apply(user);
            Predicate<Slot> expired = s -> s.expired(nanos);
            boolean vanished = account != null && account.isEmpty() && missingForLong(user, nanos);
            if (account != null && account.isPresent()) {
                missingSince.remove(user);
            }
            Predicate<Slot> unjustified =
                    s -> vanished || account != null && account.isPresent() && !allows(account.get(), s.binding());
            if (table.of(user).stream().anyMatch(expired.or(unjustified))) {
                synchronized (table.lock(user)) {
                    dropIf(user, expired, Kind.EXPIRED);
                    dropIf(user, unjustified, Kind.UNREGISTERED);
                }
            }
        }
    }

    /** An account may be out of sight for a moment while the bundle that knows it starts. */
    private boolean missingForLong(String user, long nanos) {
        Long since = missingSince.putIfAbsent(user, nanos);
        boolean forLong = since != null && nanos - since >= PATIENCE.toNanos();
        if (forLong) {
            missingSince.remove(user);
        }
        return forLong;
    }

    private static boolean allows(SipAccount account, Binding binding) {
        return account.enabled() && account.transports().contains(binding.transport());
    }

    /** Under the user's lock. */
    private boolean dropIf(String user, Predicate<Slot> which, Kind kind) {
        List<Slot> dropped = table.of(user).stream().filter(which).toList();
        if (!dropped.isEmpty()) {
            table.replace(user, table.of(user).stream().filter(which.negate()).toList());
            dropped.forEach(slot -> gone(slot, kind));
        }
        return !dropped.isEmpty();
    }

    private void gone(Slot slot, Kind kind) {
        store.remove(slot.binding().id());
        publish(kind, slot.binding());
    }

    private void publish(Kind kind, Binding binding) {
        events.publish(new RegistrationEvent(now(), kind, binding.toRegistration()));
    }

    @Override
    public List<Binding> bindings(String user) {
        long nanos = scheduler.nanoTime();
        return table.of(user).stream()
                .filter(s -> !s.expired(nanos))
                .map(Slot::binding)
                .toList();
    }

    @Override
    public Optional<Binding> binding(String id) {
        return table.find(id).filter(s -> !s.expired(scheduler.nanoTime())).map(Slot::binding);
    }

    @Override
    public List<Binding> dueForQualify() {
        long nanos = scheduler.nanoTime();
        List<Binding> due = new ArrayList<>();
        for (String user : table.users()) {
            if (table.of(user).stream().anyMatch(s -> nanos - s.qualifyAt() >= 0)) {
                due.addAll(takeDue(user, nanos));
            }
        }
        return due;
    }

    private List<Binding> takeDue(String user, long nanos) {
        long interval = qualifyInterval(user);
        if (interval <= 0) {
            return List.of();
        }
        List<Binding> due = new ArrayList<>();
        change(user, s -> nanos - s.qualifyAt() >= 0, slot -> {
            due.add(slot.binding());
            return slot.qualifyAt(nanos + interval);
        });
        return due;
    }

    /** In nanoseconds; 0 when its phones are never asked. */
    private long qualifyInterval(String user) {
        Optional<SipAccount> account = accounts.apply(user);
        return account == null || account.isEmpty()
                ? 0
                : account.get().qualifyInterval().toNanos();
    }

    private void change(String user, Predicate<Slot> which, UnaryOperator<Slot> how) {
        synchronized (table.lock(user)) {
            table.replace(
                    user,
                    table.of(user).stream()
                            .map(s -> which.test(s) ? how.apply(s) : s)
                            .toList());
        }
    }

    @Override
    public void qualified(String id, double latencyMs) {
        boolean answered = latencyMs >= 0;
        table.userOf(id)
                .ifPresent(user -> change(user, s -> s.binding().id().equals(id), slot -> {
                    Binding after = slot.binding().withReachable(answered, answered ? latencyMs : -1);
                    if (slot.binding().reachable() != answered) {
                        publish(answered ? Kind.REACHABLE : Kind.UNREACHABLE, after);
                    }
                    return slot.with(after);
                }));
    }

    @Override
    public void flowClosed(String flow) {
        if (flow.isEmpty()) {
            return;
        }
        Predicate<Slot> onFlow = s -> s.binding().flow().equals(flow);
        for (String user : table.users()) {
            if (table.of(user).stream().anyMatch(onFlow)) {
                synchronized (table.lock(user)) {
                    dropIf(user, onFlow.and(s -> Targets.needsFlow(s.binding())), Kind.UNREGISTERED);
                }
                change(user, onFlow, qualifyInterval(user) > 0 ? this::suspect : RegistrarCore::calledAtItsPort);
            }
        }
    }

    /** Not called until it has answered, which it is asked for at once. */
    private Slot suspect(Slot slot) {
        Binding after = Targets.withoutFlow(slot.binding()).withReachable(false, -1);
        publish(Kind.UNREACHABLE, after);
        return slot.with(after).qualifyAt(scheduler.nanoTime());
    }

    /** Nobody will ask whether it can be reached: a call finds out. */
    private static Slot calledAtItsPort(Slot slot) {
        return slot.with(Targets.withoutFlow(slot.binding()));
    }

    @Override
    public void ownAddresses(Predicate<InetSocketAddress> addresses) {
        own = addresses;
    }

    @Override
    public List<Registration> all() {
        return table.users().stream()
                .flatMap(user -> bindings(user).stream())
                .map(Binding::toRegistration)
                .sorted(Comparator.comparing(Registration::user).thenComparing(Registration::registeredAt))
                .toList();
    }

    @Override
    public List<Registration> of(String user) {
        return bindings(user).stream()
                .map(Binding::toRegistration)
                .sorted(Comparator.comparing(Registration::registeredAt))
                .toList();
    }

    @Override
    public boolean remove(String id) {
        Optional<String> user = table.userOf(id);
        if (user.isEmpty()) {
            return false;
        }
        synchronized (table.lock(user.get())) {
            return dropIf(user.get(), s -> s.binding().id().equals(id), Kind.UNREGISTERED);
        }
    }

    /** To the millisecond, as it is stored: a binding is the same before and after a restart. */
    private Instant now() {
        return scheduler.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
