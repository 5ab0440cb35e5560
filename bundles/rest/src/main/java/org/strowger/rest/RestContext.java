package org.strowger.rest;

import java.net.URL;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContext;

/**
 * The servlet context of JAX-RS, and of nothing else: whenever a listener or a WebSocket endpoint joins a context, the
 * container stops and starts that context, and the REST servlet would answer 404 from then on. The whiteboard selects
 * it by name in {@code etc/org.apache.aries.jax.rs.whiteboard.default.cfg}.
 */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = "rest", path = "/api/v1")
public class RestContext extends ServletContextHelper {
    /** The API has no files. */
    @Override
    public URL getResource(String name) {
        return null;
    }
}
