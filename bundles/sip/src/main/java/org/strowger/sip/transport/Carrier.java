package org.strowger.sip.transport;

import java.nio.ByteBuffer;

/** Carries a link's bytes, whatever it is made of. Thread safe. */
public interface Carrier {
    /** Sends bytes some time, in order; never blocks. */
    void write(ByteBuffer bytes);

    /** Closes when everything has been written; or soon, when the peer does not read. */
    void finish();

    /** Closes at once. Idempotent. */
    void close();
}
