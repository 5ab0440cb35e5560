package org.strowger.rest.hosted;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests that are answered later or never end, such as event streams. */
final class OpenRequests {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRequests.class);

    private final Set<AsyncContext> open = ConcurrentHashMap.newKeySet();

    /** The request, whose path is that below the context whatever servlet it was mapped to. */
    HttpServletRequest watched(HttpServletRequest request) {
        return new Watched(request);
    }

    void end() {
        for (AsyncContext context : open) {
            try {
                context.complete();
            } catch (IllegalStateException e) {
                LOG.debug("It has ended by itself: {}", e.getMessage());
            }
        }
        open.clear();
    }

    private AsyncContext add(AsyncContext context) {
        open.add(context);
        context.addListener(new Forgetting(context));
        return context;
    }

    private final class Watched extends HttpServletRequestWrapper {
        Watched(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getServletPath() {
            return "";
        }

        @Override
        public String getPathInfo() {
            return ResourceFilter.path((HttpServletRequest) getRequest());
        }

        @Override
        public AsyncContext startAsync() {
            return add(super.startAsync());
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
            return add(super.startAsync(request, response));
        }
    }

    private final class Forgetting implements AsyncListener {
        private final AsyncContext context;

        Forgetting(AsyncContext context) {
            this.context = context;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            open.remove(context);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            open.remove(context);
        }

        @Override
        public void onError(AsyncEvent event) {
            open.remove(context);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
