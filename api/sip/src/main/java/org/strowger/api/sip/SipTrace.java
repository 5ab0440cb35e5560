package org.strowger.api.sip;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the last SIP messages for people who look for a fault; secrets are redacted. Off at start. */
@ProviderType
public interface SipTrace {
    void enable(boolean on);

    boolean enabled();

    /** The last messages, oldest first, at most limit; all, or those whose Call-ID contains the text. */
    List<Message> messages(String callId, int limit);

    /** One message on the wire. */
    record Message(Instant at, boolean received, String transport, String local, String remote, String text) {}
}
