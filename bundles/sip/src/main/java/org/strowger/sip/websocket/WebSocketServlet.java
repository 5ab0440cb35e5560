package org.strowger.sip.websocket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.transport.Peer;
import org.strowger.sip.transport.WebSocketDoor;
import org.strowger.sip.transport.WebSocketPolicy;

/**
 * Opens WebSockets on the port of HTTPS: checks the handshake and takes over the connection, whose bytes the container
 * carries from then on. Frames, limits and messages are the transport's own.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("sip-ws")
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + WebSocketContext.NAME + ")")
public class WebSocketServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient WebSocketHost host;

    @Activate
    public WebSocketServlet(@Reference WebSocketHost host) {
        this.host = host;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<WebSocketDoor> door = host.webSockets();
        if (door.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        int status = door.get().judge(request.getMethod(), name -> header(request, name));
        response.setStatus(status);
        if (status == HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
            upgrade(request, response, door.get());
        } else {
            response.setHeader("Sec-WebSocket-Version", "13");
            response.setContentLength(0);
        }
    }

    /** All its values as one list. */
    private static String header(HttpServletRequest request, String name) {
        String all = String.join(",", Collections.list(request.getHeaders(name)));
        return all.isEmpty() ? null : all;
    }

    private static void upgrade(HttpServletRequest request, HttpServletResponse response, WebSocketDoor door)
            throws ServletException, IOException {
        Transport transport = request.isSecure() ? Transport.WSS : Transport.WS;
        InetSocketAddress remote =
                new InetSocketAddress(InetAddress.getByName(request.getRemoteAddr()), request.getRemotePort());
        response.setHeader("Upgrade", "websocket");
        response.setHeader("Connection", "upgrade");
        response.setHeader("Sec-WebSocket-Protocol", WebSocketPolicy.PROTOCOL);
        response.setHeader("Sec-WebSocket-Accept", WebSocketPolicy.accept(request.getHeader("Sec-WebSocket-Key")));
        request.upgrade(UpgradedConnection.class).opened(door, new Peer(transport, remote), request.getLocalPort());
    }
}
