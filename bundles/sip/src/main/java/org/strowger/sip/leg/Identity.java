package org.strowger.sip.leg;

import java.util.Optional;
import org.strowger.api.call.Party;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.Hosts;
import org.strowger.sip.stack.NameAddress;
import org.strowger.sip.stack.Percent;

/** How a device is told who is at the other end. */
final class Identity {
    private static final String ANONYMOUS = "\"Anonymous\" <sip:anonymous@anonymous.invalid>";
    private final SipAccount account;

    Identity(SipAccount account) {
        this.account = account;
    }

    /** From value, without tag. */
    static String from(Party party, String host) {
        return party.anonymous() || party.number().isEmpty() ? ANONYMOUS : address(party, host);
    }

    /**
     * P-Asserted-Identity (RFC 3325) or Remote-Party-ID when the account wants one and the party may be shown.
     *
     * @param role {@code calling} in a request, {@code called} in a response
     */
    Optional<Header> header(Party party, String host, String role) {
        if (party.anonymous() || party.number().isEmpty()) {
            return Optional.empty();
        }
        if (account.sendPai()) {
            return Optional.of(new Header("P-Asserted-Identity", address(party, host)));
        }
        return account.sendRpid()
                ? Optional.of(new Header(
                        "Remote-Party-ID", address(party, host) + ";party=" + role + ";privacy=off;screen=yes"))
                : Optional.empty();
    }

    /** Whether it is a header that {@link #header} makes. */
    static boolean asserts(Header header) {
        return header.name().equals("P-Asserted-Identity") || header.name().equals("Remote-Party-ID");
    }

    /** Who transferred the caller (RFC 3892); nothing when nobody did, or he does not want to be known. */
    static Optional<Header> referredBy(Party party, String host) {
        return party == null || party.anonymous() || party.number().isEmpty()
                ? Optional.empty()
                : Optional.of(new Header("Referred-By", address(party, host)));
    }

    private static String address(Party party, String host) {
        return NameAddress.format(party.name(), "sip:" + Percent.encodeUser(party.number()) + "@" + Hosts.format(host));
    }
}
