package org.strowger.media.srtp;

import java.nio.ByteBuffer;
import org.strowger.api.media.SrtpKey;

/**
 * Protects what goes to one party with one master key. An index is never used twice, which would tell the key: of two
 * packets with one sequence number the second is not sent. RTP and RTCP may each be used by one thread at a time.
 */
public final class SrtpSender {
    private static final int LAST_CONTROL_INDEX = 0x7FFFFFFF;
    private final ThreadLocal<Workspace> workspaces;
    private final Transform rtp;
    private final Transform rtcp;
    private IndexWindow window = new IndexWindow();
    private int ssrc;
    private int controlIndex;

    SrtpSender(SrtpKey key, ThreadLocal<Workspace> workspaces) {
        this.workspaces = workspaces;
        rtp = SessionKeys.rtp(key);
        rtcp = SessionKeys.rtcp(key);
    }

    /**
     * Protects RTP; leaves the packet itself as it is.
     *
     * @return what to send, good until this thread's next call on any sender or receiver; null when it must not be sent
     */
    public ByteBuffer protect(ByteBuffer packet) {
        Workspace w = workspaces.get();
        int length = packet.remaining();
        int header = length + rtp.tagBytes() > Workspace.PACKET_BYTES ? -1 : Headers.rtp(w, w.load(packet));
        if (header < 0) {
            return null;
        }
        if (w.intAt(8) != ssrc) {
            ssrc = w.intAt(8);
            window = new IndexWindow();
        }
        long index = window.guess(w.shortAt(2));
        if (window.used(index)) {
            return null;
        }
        window.mark(index);
        return w.view.limit(rtp.protect(w, header, length, ssrc, index)).position(0);
    }

    /** Protects RTCP, otherwise like {@link #protect}. */
    public ByteBuffer protectControl(ByteBuffer packet) {
        Workspace w = workspaces.get();
        int length = packet.remaining();
        if (length < 8 || length + rtcp.tagBytes() + 4 > Workspace.PACKET_BYTES || controlIndex == LAST_CONTROL_INDEX) {
            return null;
        }
        w.load(packet);
        return w.view.limit(rtcp.protectControl(w, length, w.intAt(4), controlIndex++))
                .position(0);
    }
}
