package org.strowger.sip.dns;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.SipUri;

/** Finds where a SIP URI leads (RFC 3263). Thread safe; nothing blocks. */
public interface Locator {
    /**
     * Addresses to try, best first; empty when there are none, or nobody can tell in time. Never fails. Completed on a
     * thread of the resolver, or at once.
     */
    CompletionStage<List<Flow>> locate(SipUri uri);
}
