package org.strowger.api.sip;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: sees SIP messages as they are, secrets and all. At most one is asked, that of the highest ranking.
 * Called on the signalling path: hands over and returns at once, and never throws.
 */
@ConsumerType
public interface SipTap {
    /** A message came, or went out. */
    void message(Message message);

    /** A leg of a call uses this Call-ID from now on. */
    void leg(String sipCallId, String legId);

    /**
     * One message on the wire.
     *
     * @param transport {@code udp}, {@code tcp}, {@code tls}, {@code ws} or {@code wss}
     * @param local our address and port as the peer reaches it; found out only when it is asked for
     * @param data never changed by anybody
     */
    record Message(
            Instant at,
            boolean received,
            String transport,
            Supplier<String> local,
            InetSocketAddress remote,
            byte[] data) {}
}
