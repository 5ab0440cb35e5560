package org.strowger.rest.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.strowger.rest.json.Json;
import org.strowger.rest.security.SecurityHeaders;

/** {@code GET /health}: 200 when the system can be used, else 503, and why. A plain servlet, so that it answers first. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("health")
@HttpWhiteboardServletPattern("/health")
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient HealthBoard board;
    private final transient ObjectMapper mapper = Json.mapper();

    @Activate
    public HealthServlet(@Reference HealthBoard board) {
        this.board = board;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HealthReport report = board.report();
        byte[] body = mapper.writeValueAsBytes(report);
        response.setStatus(report.usable() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        SecurityHeaders.set(response);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
