package org.strowger.webcommon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves the files of all sites, and leads from {@code /} to the first application. It is one servlet for all of them, so that
 * the container changes nothing when a site comes or goes.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("sites")
@HttpWhiteboardServletPattern("/*")
@ServiceRanking(0)
public class SiteServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** The build names these by a hash of what is in them. */
    private static final String FOR_EVER = "assets/";

    private final transient SiteBoard board;
    private final transient Variants variants = new Variants();

    @Activate
    public SiteServlet(@Reference SiteBoard board) {
        this.board = board;
    }

    /** Reading is all that there is; the container's own refusal would be a page of its own. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            super.service(request, response);
        } else {
            SafetyHeaders.set(response);
            response.setHeader("Allow", "GET, HEAD");
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Method not allowed");
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SafetyHeaders.set(response);
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        Optional<Site> site = path.equals("/") ? board.start() : board.find(path);
        if (site.isEmpty()) {
            notFound(response);
        } else if (path.equals("/") || path.equals(site.get().path())) {
            redirect(response, site.get().path() + "/");
        } else {
            show(site.get(), path, request, response);
        }
    }

    /** Relative, so that it holds behind a proxy as well. */
    private static void redirect(HttpServletResponse response, String to) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", to);
        response.setStatus(HttpServletResponse.SC_FOUND);
    }

    private void show(Site site, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Site.Found found = site.find(path);
        if (found == null) {
            notFound(response);
            return;
        }
        String accepted = Objects.requireNonNullElse(request.getHeader("Accept-Encoding"), "");
        Variants.Content content = variants.of(site.files(), found, accepted);
        boolean forEver = found.name().startsWith(FOR_EVER);
        response.setHeader("Cache-Control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", content.tag());
        if (content.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        send(response, found, content, request.getMethod().equals("HEAD"));
    }

    private static void send(HttpServletResponse response, Site.Found found, Variants.Content content, boolean head)
            throws IOException {
        if (!content.encoding().isEmpty()) {
            response.setHeader("Content-Encoding", content.encoding());
        }
        response.setContentType(Names.type(found.name()));
        response.setContentLength(content.bytes().length);
        if (!head) {
            response.getOutputStream().write(content.bytes());
        }
    }

    private static void notFound(HttpServletResponse response) throws IOException {
        refuse(response, HttpServletResponse.SC_NOT_FOUND, "Not found");
    }

    private static void refuse(HttpServletResponse response, int status, String title) throws IOException {
        String body = "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + "}";
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/problem+json");
        response.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
    }
}
