package org.strowger.sip.transport;

import java.net.InetAddress;

/** Takes what comes over connections. Called on the connections' threads: must not block. */
public interface LinkInbox {
    /** Whether this source may say one more thing; asked before anything of it is read. */
    boolean admit(InetAddress source);

    /** A whole message; those of one link come one after another. */
    void message(Link link, byte[] message);

    /** A link is gone, or could not be made. Told once. */
    void closed(Link link);
}
