package org.strowger.sip.registrar;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.nat.Nat;

/**
 * What one REGISTER would make of a user's bindings: worked out on a copy, so that a refusal at its last contact leaves
 * everything as it was (RFC 3261 section 10.3 step 7).
 */
final class RegisterPlan {
    /** Shorter registrations would cost more than they are worth: 423. */
    static final int MIN_EXPIRES = 60;

    private static final int MAX_AGENT = 255;

    private final SipAccount account;
    private final RegisterRequest request;
    private final Instant now;
    private final long nanos;
    private final Predicate<InetSocketAddress> own;
    private final String userAgent;
    private final List<Slot> slots;
    private final Set<String> named = new HashSet<>();
    private final Set<String> added = new LinkedHashSet<>();

    RegisterPlan(
            SipAccount account,
            RegisterRequest request,
            List<Slot> before,
            Instant now,
            long nanos,
            Predicate<InetSocketAddress> own) {
        this.account = account;
        this.request = request;
        this.now = now;
        this.nanos = nanos;
        this.own = own;
        this.userAgent = printable(request.userAgent());
        this.slots = new ArrayList<>(before);
    }

    private static String printable(String text) {
        String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}", "").strip();
        return plain.length() > MAX_AGENT ? plain.substring(0, MAX_AGENT) : plain;
    }

    /** The bindings as they are after it. */
    List<Slot> slots() {
        return slots;
    }

    /** Ids of bindings that are new. */
    Set<String> added() {
        return added;
    }

    /** Ids of bindings that are new or refreshed. */
    Set<String> touched() {
        return named;
    }

    void apply(List<ContactValue> contacts) throws Refused {
        if (contacts.stream().anyMatch(ContactValue::isAll)) {
            removeAll(contacts);
            return;
        }
        for (ContactValue contact : contacts) {
            apply(contact);
        }
        while (slots.size() > account.maxContacts()) {
            slots.remove(ContactLimit.victim(
                            slots.stream()
                                    .filter(s -> !named.contains(s.binding().id()))
                                    .toList(),
                            request,
                            userAgent)
                    .orElseThrow(() -> new Refused(403, "Too Many Contacts")));
        }
    }

    private void removeAll(List<ContactValue> contacts) throws Refused {
        if (contacts.size() != 1 || request.expires() == null || request.expires() != 0) {
            throw new Refused(400, "Contact * Needs Expires 0");
        }
        for (Slot slot : slots) {
            checkOrder(slot.binding());
        }
        slots.clear();
    }

    private void apply(ContactValue contact) throws Refused {
        Optional<Slot> known = find(contact);
        if (known.isPresent() && !named.contains(known.get().binding().id())) {
            checkOrder(known.get().binding());
        }
        long longest = Math.max(1, account.registrationExpiry().toSeconds());
        long asked = contact.expires(request.expires(), longest);
        if (asked == 0) {
            known.ifPresent(slots::remove);
            return;
        }
        long shortest = Math.min(MIN_EXPIRES, longest);
        if (asked < shortest) {
            throw new Refused(RegisterResult.tooBrief((int) shortest));
        }
        InetSocketAddress target = Targets.of(contact.uri(), request, account);
        checkAddress(contact.uri(), target);
        Slot slot = slot(contact, target, known, Math.min(asked, longest));
        known.ifPresent(slots::remove);
        slots.add(slot);
        named.add(slot.binding().id());
    }

    /** RFC 3261 section 10.3: within one Call-ID, CSeq must rise. */
    private void checkOrder(Binding binding) throws Refused {
        if (binding.callId().equals(request.callId()) && request.cseq() <= binding.cseq()) {
            throw new Refused(400, "CSeq Out Of Order");
        }
    }

    private void checkAddress(ContactUri contact, InetSocketAddress target) throws Refused {
        boolean ownAddress = contact.address().filter(own).isPresent()
                || contact.address().filter(this::ourMachine).isPresent();
        if (ownAddress
                || ContactUri.isDangerous(target.getAddress(), request.source().getAddress())) {
            throw new Refused(403, "Contact Not Allowed");
        }
    }

    /** Whatever the port: one of our other services would get requests. A phone that runs on this machine comes from it. */
    private boolean ourMachine(InetSocketAddress contact) {
        InetAddress ours = request.local().getAddress();
        boolean samePort = request.local().equals(contact);
        return samePort
                || contact.getAddress().equals(ours)
                        && !request.source().getAddress().equals(ours);
    }

    /**
     * The same device by its instance, or the same contact. Behind NAT two devices may have the same contact in different
     * networks: there the address it comes from or the Call-ID must be the same too.
     */
    private Optional<Slot> find(ContactValue contact) {
        String instance = contact.instance();
        return slots.stream()
                .filter(s -> instance.isEmpty()
                        ? s.binding().instance().isEmpty() && sameContact(s.binding(), contact.uri())
                        : instance.equals(s.binding().instance()) && s.binding().regId() == contact.regId())
                .findFirst();
    }

    private boolean sameContact(Binding binding, ContactUri uri) {
        InetAddress source = request.source().getAddress();
        boolean nat = account.nat()
                || uri.address()
                        .filter(a -> Nat.evident(a.getAddress(), source))
                        .isPresent();
        boolean samePlace = !nat
                || binding.callId().equals(request.callId())
                || binding.source().getAddress().equals(source);
        return samePlace
                && ContactUri.parse(binding.contact())
                        .filter(u -> u.key().equals(uri.key()))
                        .isPresent();
    }

    private Slot slot(ContactValue contact, InetSocketAddress target, Optional<Slot> known, long seconds) {
        String id = known.map(s -> s.binding().id())
                .orElseGet(() -> UUID.randomUUID().toString());
        if (known.isEmpty()) {
            added.add(id);
        }
        Binding binding = new Binding(
                id,
                account.user(),
                contact.uri().text(),
                target,
                request.source(),
                request.transport(),
                request.flow(),
                contact.instance(),
                contact.regId(),
                contact.q(),
                List.copyOf(request.path()),
                request.callId(),
                request.cseq(),
                userAgent,
                known.map(s -> s.binding().registeredAt()).orElse(now),
                now.plusSeconds(seconds),
                true,
                known.map(s -> s.binding().latencyMs()).orElse(-1.0));
        boolean silent = known.isPresent() && !known.get().binding().reachable();
        long qualifyAt = known.isEmpty() || silent ? nanos : known.get().qualifyAt();
        return new Slot(binding, nanos + Duration.ofSeconds(seconds).toNanos(), qualifyAt);
    }
}
