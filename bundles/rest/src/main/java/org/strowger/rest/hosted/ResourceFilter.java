package org.strowger.rest.hosted;

import java.io.IOException;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpFilter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterDispatcher;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.strowger.rest.RestApplication;

/** Stands before the application and takes those requests that resources of other bundles are to answer. */
@Component(service = Filter.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=rest)")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
@HttpWhiteboardFilterDispatcher({DispatcherType.REQUEST, DispatcherType.ASYNC})
public class ResourceFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String SERVER = ResourceServer.class.getName();

    private final transient RestApplication application;
    private final transient ResourceBoard board;

    @Activate
    public ResourceFilter(@Reference RestApplication application, @Reference ResourceBoard board) {
        this.application = application;
        this.board = board;
    }

    @Override
    public void init() {
        board.serve(application, getServletContext());
    }

    @Override
    public void destroy() {
        board.rest(application);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ResourceServer server = server(request);
        if (server == null || !server.serve(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** What is answered later belongs to who took it, whoever has its path by then. */
    private ResourceServer server(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ASYNC) {
            request.setAttribute(SERVER, board.find(path(request)).orElse(null));
        }
        return (ResourceServer) request.getAttribute(SERVER);
    }

    /** The path below the context, decoded, without parameters. */
    static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }
}
