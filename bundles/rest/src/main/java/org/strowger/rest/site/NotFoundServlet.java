package org.strowger.rest.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.strowger.rest.json.Json;
import org.strowger.rest.problem.ProblemDocument;
import org.strowger.rest.security.SecurityHeaders;

/**
 * Answers wherever no other servlet does, so that nobody gets the container's own page: every longer path of another comes
 * first.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("not-found")
@HttpWhiteboardServletPattern("/*")
@ServiceRanking(Integer.MIN_VALUE)
public class NotFoundServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ObjectMapper mapper = Json.mapper();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body =
                mapper.writeValueAsBytes(ProblemDocument.of(HttpServletResponse.SC_NOT_FOUND, request.getLocale()));
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        SecurityHeaders.set(response);
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }
}
