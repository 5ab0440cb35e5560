package org.strowger.sip.registrar;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccount.DtmfMode;
import org.strowger.api.sip.SipAccount.Transport;

/** Accounts and REGISTERs for tests. */
final class Requests {
    static final InetSocketAddress LOCAL = new InetSocketAddress("192.0.2.10", 5060);

    private Requests() {}

    static SipAccount account(String user, boolean enabled, boolean nat, int maxContacts, Transport... transports) {
        return account(user, enabled, nat, maxContacts, Duration.ofSeconds(300), transports);
    }

    static SipAccount account(
            String user,
            boolean enabled,
            boolean nat,
            int maxContacts,
            Duration qualifyInterval,
            Transport... transports) {
        return new SipAccount(
                user,
                "",
                "secret",
                enabled,
                Set.of(transports),
                maxContacts,
                Duration.ofSeconds(1800),
                List.of(),
                true,
                qualifyInterval,
                Duration.ofSeconds(30),
                nat,
                List.of("alaw"),
                DtmfMode.RFC4733,
                false,
                false,
                Duration.ofSeconds(60),
                false);
    }

    static RegisterRequest request(String callId, long cseq, Long expires, String... contacts) {
        return from(new InetSocketAddress("198.51.100.7", 5062), "Phone/1", callId, cseq, expires, contacts);
    }

    static RegisterRequest from(
            InetSocketAddress source, String agent, String callId, long cseq, Long expires, String... contacts) {
        return new RegisterRequest(
                "101",
                callId,
                cseq,
                List.of(contacts),
                expires,
                agent,
                source,
                LOCAL,
                Transport.UDP,
                "",
                "",
                List.of());
    }

    static RegisterRequest askingForGruu(String domain, RegisterRequest r) {
        return new RegisterRequest(
                r.user(),
                r.callId(),
                r.cseq(),
                r.contacts(),
                r.expires(),
                r.userAgent(),
                r.source(),
                r.local(),
                r.transport(),
                r.flow(),
                domain,
                r.path());
    }

    static RegisterRequest over(Transport transport, String flow, RegisterRequest r) {
        return new RegisterRequest(
                r.user(),
                r.callId(),
                r.cseq(),
                r.contacts(),
                r.expires(),
                r.userAgent(),
                r.source(),
                r.local(),
                transport,
                flow,
                r.gruuDomain(),
                r.path());
    }
}
