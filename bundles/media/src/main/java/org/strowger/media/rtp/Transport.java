package org.strowger.media.rtp;

import java.nio.ByteBuffer;

/** The way to one party. */
interface Transport {
    /** Sends a packet now, from any thread; false when it could not be sent. Never blocks. */
    boolean send(ByteBuffer packet);
}
