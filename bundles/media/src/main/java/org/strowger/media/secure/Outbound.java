package org.strowger.media.secure;

import java.nio.ByteBuffer;
import org.strowger.media.srtp.SrtpSender;

/**
 * What happens to packets that go out. Immutable, so that a sender sees either the old or the new keys and never none.
 *
 * @param plain they go as they are; else those without keys do not go at all
 */
record Outbound(boolean plain, SrtpSender rtp, SrtpSender rtcp) {
    static final Outbound PLAIN = new Outbound(true, null, null);
    static final Outbound NOTHING = new Outbound(false, null, null);

    /** What to send; null for nothing. */
    ByteBuffer rtp(ByteBuffer packet) {
        return plain ? packet : rtp == null ? null : rtp.protect(packet);
    }

    ByteBuffer rtcp(ByteBuffer packet) {
        return plain ? packet : rtcp == null ? null : rtcp.protectControl(packet);
    }
}
