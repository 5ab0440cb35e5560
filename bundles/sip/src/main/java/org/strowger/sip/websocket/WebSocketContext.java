package org.strowger.sip.websocket;

import java.net.URL;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContext;

/** The servlet context of SIP over WebSocket, and of nothing else, so that its coming and going disturbs nobody. */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = WebSocketContext.NAME, path = "/ws")
public class WebSocketContext extends ServletContextHelper {
    static final String NAME = "sip-ws";

    /** There are no files. */
    @Override
    public URL getResource(String name) {
        return null;
    }
}
