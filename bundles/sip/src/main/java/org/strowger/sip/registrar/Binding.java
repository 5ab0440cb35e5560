package org.strowger.sip.registrar;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.strowger.api.sip.Registration;
import org.strowger.api.sip.SipAccount.Transport;

/**
 * A contact bound to a user. Immutable; a change makes a new one with the same id.
 *
 * @param id random, stable as long as the binding lives
 * @param contact URI as the device gave it
 * @param target where requests for it go: the real source with NAT or a connection, else the contact's own address
 * @param source real address of the last REGISTER
 * @param flow connection of the last REGISTER; empty for UDP, and after a restart
 * @param instance value of {@code +sip.instance} (RFC 5626), or empty
 * @param regId value of {@code reg-id}, or 0
 * @param q preference 0 to 1000 (thousandths)
 * @param path Path headers, topmost first
 * @param latencyMs -1 when unknown
 */
public record Binding(
        String id,
        String user,
        String contact,
        InetSocketAddress target,
        InetSocketAddress source,
        Transport transport,
        String flow,
        String instance,
        int regId,
        int q,
        List<String> path,
        String callId,
        long cseq,
        String userAgent,
        Instant registeredAt,
        Instant expiresAt,
        boolean reachable,
        double latencyMs) {

    Binding withTarget(InetSocketAddress newTarget, String newFlow) {
        return new Binding(
                id,
                user,
                contact,
                newTarget,
                source,
                transport,
                newFlow,
                instance,
                regId,
                q,
                path,
                callId,
                cseq,
                userAgent,
                registeredAt,
                expiresAt,
                reachable,
                latencyMs);
    }

    Binding withReachable(boolean answered, double milliseconds) {
        return new Binding(
                id,
                user,
                contact,
                target,
                source,
                transport,
                flow,
                instance,
                regId,
                q,
                path,
                callId,
                cseq,
                userAgent,
                registeredAt,
                expiresAt,
                answered,
                milliseconds);
    }

    /** Whether a URI leads to this device: its contact, whatever other parameters it has, or its GRUU. */
    public boolean isAt(String uri) {
        if (hasInstance(Gruu.instance(uri).orElse(""))) {
            return true;
        }
        return ContactUri.parse(uri)
                .flatMap(u -> ContactUri.parse(contact).filter(own -> own.key().equals(u.key())))
                .isPresent();
    }

    /** Whether it is the device with this instance. */
    public boolean hasInstance(String wanted) {
        return !wanted.isEmpty() && instance.equalsIgnoreCase(wanted);
    }

    /** As other bundles see it. */
    public Registration toRegistration() {
        return new Registration(
                id,
                user,
                contact,
                HostPort.format(source),
                transport,
                userAgent,
                registeredAt,
                expiresAt,
                reachable,
                latencyMs);
    }
}
