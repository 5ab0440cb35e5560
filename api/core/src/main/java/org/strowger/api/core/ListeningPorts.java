package org.strowger.api.core;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: where a part of the system can be reached over the network. */
@ConsumerType
public interface ListeningPorts {
    /** As of now. */
    List<Port> ports();

    /**
     * A port, or several in a row.
     *
     * @param service such as {@code sip-udp}
     * @param to the last one; the same as the first when there is one
     */
    record Port(String service, int port, int to) {
        public Port(String service, int port) {
            this(service, port, port);
        }
    }
}
