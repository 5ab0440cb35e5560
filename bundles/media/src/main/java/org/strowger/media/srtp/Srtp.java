package org.strowger.media.srtp;

import org.strowger.api.media.SrtpKey;

/** SRTP and SRTCP (RFC 3711): makes what protects one direction. One for the media plane. Thread safe. */
public final class Srtp {
    private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);

    public SrtpSender sender(SrtpKey key) {
        return new SrtpSender(key, workspaces);
    }

    public SrtpReceiver receiver(SrtpKey key) {
        return new SrtpReceiver(key, workspaces);
    }
}
