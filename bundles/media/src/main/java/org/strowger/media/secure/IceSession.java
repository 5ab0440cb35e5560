package org.strowger.media.secure;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.strowger.api.media.IceCredentials;

/** Our ICE credentials over the life of an endpoint: others whenever the party begins anew. Any thread. */
final class IceSession {
    private final Supplier<IceCredentials> secrets;
    private IceCredentials ours;
    private IceCredentials party;

    IceSession(Supplier<IceCredentials> secrets) {
        this.secrets = secrets;
        ours = secrets.get();
    }

    synchronized IceCredentials ours() {
        return ours;
    }

    /** Offer and answer agreed; null when the party does no ICE. */
    synchronized void agreed(IceCredentials theirs) {
        party = theirs == null ? party : theirs;
    }

    /**
     * For the answer to an offer with these.
     *
     * @param renewed told when they are others than before
     */
    synchronized IceCredentials answering(IceCredentials theirs, Consumer<IceCredentials> renewed) {
        if (party != null && theirs != null && !theirs.equals(party)) {
            ours = secrets.get();
            renewed.accept(ours);
        }
        agreed(theirs);
        return ours;
    }
}
