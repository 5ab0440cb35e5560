package org.strowger.api.sip;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Everything signalling must know of an extension. Built anew with each configuration; compared by value to find out
 * what changed.
 *
 * @param password clear text, for digest; never log
 * @param maxContacts 1 to 10
 * @param registrationExpiry longest time a registration is granted
 * @param allowedNetworks CIDR blocks it may come from; empty for any
 * @param remoteAllowed may come from outside the local networks
 * @param qualifyInterval zero for no qualify
 * @param nat symmetric signalling and media, contact rewritten
 * @param codecs names of {@link org.strowger.api.media.Codec#name} in order of preference
 */
public record SipAccount(
        String user,
        String displayName,
        String password,
        boolean enabled,
        Set<Transport> transports,
        int maxContacts,
        Duration registrationExpiry,
        List<String> allowedNetworks,
        boolean remoteAllowed,
        Duration qualifyInterval,
        Duration qualifyTimeout,
        boolean nat,
        List<String> codecs,
        DtmfMode dtmf,
        boolean sendPai,
        boolean sendRpid,
        Duration rtpTimeout,
        boolean inbandProgress) {

    /** How it may reach us. */
    public enum Transport {
        UDP,
        TCP,
        TLS,
        WS,
        WSS
    }

    /** How keys are signalled. */
    public enum DtmfMode {
        RFC4733,
        INFO,
        INBAND,
        AUTO
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "SipAccount[" + user + "]";
    }
}
