package org.strowger.sip.websocket;

import java.util.Optional;
import org.strowger.sip.transport.WebSocketDoor;

/** Who has the door for WebSockets. */
public interface WebSocketHost {
    /** Empty while SIP is not up. */
    Optional<WebSocketDoor> webSockets();
}
