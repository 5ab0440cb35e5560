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

    /**
     * Transfers the other party of a leg to a number, as the leg's party would: with its permission, and its leg is hung
     * up when the target answers.
     *
     * @throws org.strowger.api.core.ProblemException NOT_FOUND when there is no such leg, INVALID when the target cannot
     *     be dialled; what comes of it later is told to progress
     */
    void transfer(String callId, String legId, String target, TransferProgress progress);

    /**
     * Connects the other parties of two calls of one user with each other, as he would: his legs are hung up.
     *
     * @param legId his leg in the first call, which is to end
     * @param consultationLegId his leg in the second, the target's
     * @throws org.strowger.api.core.ProblemException NOT_FOUND when there is no such leg
     */
    void join(String legId, String consultationLegId, TransferProgress progress);

    /** Ends a call; NOT_FOUND as a problem when there is none. */
    void hangup(String callId, Cause cause);
}
