package org.strowger.api.call;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** All calls of the system. Thread safe; nothing blocks. */
@ProviderType
public interface CallService {
    /** A technology hands over an inbound leg. */
    void incoming(IncomingCall call);

    List<CallView> calls();

    Optional<CallView> call(String id);

    /**
     * Rings an extension and, when it answers, calls a number on its behalf.
     *
     * @return id of the new call
     * @throws org.strowger.api.core.ProblemException INVALID when the extension is unknown, CONFLICT when it has no
     *     reachable device
     */
    String originate(String fromExtension, String to);

    /** Ends a call; NOT_FOUND as a problem when there is none. */
    void hangup(String callId, Cause cause);
}
