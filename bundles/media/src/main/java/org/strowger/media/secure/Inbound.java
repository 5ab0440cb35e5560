package org.strowger.media.secure;

import java.nio.ByteBuffer;
import org.strowger.media.srtp.SrtpReceiver;

/** What happens to packets that come in. On the loop's thread. */
final class Inbound {
    /** So long packets under the keys before still count: those on the way when keys change. */
    static final long OVERLAP_NANOS = 5_000_000_000L;

    private boolean plain = true;
    private SrtpReceiver rtp;
    private SrtpReceiver rtcp;
    private SrtpReceiver before;
    private long beforeUntil;

    void plain() {
        plain = true;
        rtp = null;
        rtcp = null;
        before = null;
    }

    /** Nothing comes in until there are keys. */
    void nothing() {
        plain();
        plain = false;
    }

    void keys(SrtpReceiver forRtp, SrtpReceiver forRtcp, long now) {
        if (rtp != null && rtp != forRtp) {
            before = rtp;
            beforeUntil = now + OVERLAP_NANOS;
        }
        plain = false;
        rtp = forRtp;
        rtcp = forRtcp;
    }

    /** Makes it plain in its place; false when it does not count. */
    boolean accept(boolean control, ByteBuffer packet, long now) {
        if (plain) {
            return true;
        }
        if (control) {
            return rtcp != null && rtcp.unprotectControl(packet);
        }
        return rtp != null && (rtp.unprotect(packet) || old(packet, now));
    }

    private boolean old(ByteBuffer packet, long now) {
        if (before != null && now - beforeUntil > 0) {
            before = null;
        }
        return before != null && before.unprotect(packet);
    }
}
