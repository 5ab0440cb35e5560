package org.strowger.sip.registrar;

import java.net.InetSocketAddress;
import java.util.List;
import org.strowger.api.sip.SipAccount.Transport;

/**
 * A REGISTER whose sender has been authenticated as {@link #user}, whose To address is that user's, and whose source the
 * account allows.
 *
 * @param contacts values of the Contact headers as received, such as {@code <sip:101@192.0.2.1:5060>;expires=60} or
 *     {@code *}; empty for a query. A value may hold several, parted by commas
 * @param expires value of the Expires header; null when there is none or it cannot be read (RFC 3261 section 10.2.1.1)
 * @param source real address the request came from
 * @param local our address it arrived at
 * @param flow identifies the connection it came over, for TCP, TLS, WS; empty for UDP
 * @param gruuDomain host and port of the GRUU that the device asks for; empty when it asks for none
 * @param path values of the Path headers, topmost first; usually empty
 */
public record RegisterRequest(
        String user,
        String callId,
        long cseq,
        List<String> contacts,
        Long expires,
        String userAgent,
        InetSocketAddress source,
        InetSocketAddress local,
        Transport transport,
        String flow,
        String gruuDomain,
        List<String> path) {}
