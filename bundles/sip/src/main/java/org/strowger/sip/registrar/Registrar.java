package org.strowger.sip.registrar;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.strowger.api.sip.SipAccount;

/**
 * Location service and registrar (RFC 3261 section 10.3). A service within this bundle; when it is there, the bindings of
 * the last run are loaded. Thread safe; nothing blocks, reads take no lock.
 */
public interface Registrar {
    /**
     * Handles a REGISTER: all its contacts are changed, or none. Refuses a disabled account and a transport the account
     * does not allow with 403.
     */
    RegisterResult register(SipAccount account, RegisterRequest request);

    /** Bindings of a user that have not expired, best q first, then newest first; unreachable ones too. */
    List<Binding> bindings(String user);

    Optional<Binding> binding(String id);

    /**
     * Bindings that want an OPTIONS now; each is named once per qualify interval of its account. Meant to be asked about
     * once a second.
     */
    List<Binding> dueForQualify();

    /**
     * Result of a qualify.
     *
     * @param latencyMs time to the response; any response counts. Negative: no answer in time
     */
    void qualified(String id, double latencyMs);

    /** A connection is gone: bindings that rest on it become unreachable at once. */
    void flowClosed(String flow);

    /** Which addresses are our own: a contact that names one is refused. The default is the address of the request. */
    void ownAddresses(Predicate<InetSocketAddress> own);
}
