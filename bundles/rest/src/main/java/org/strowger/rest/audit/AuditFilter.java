package org.strowger.rest.audit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.Priority;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import javax.ws.rs.ext.Provider;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.core.Scheduler;
import org.strowger.rest.problem.ProblemDocument;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.SecurityFilter;
import org.strowger.rest.session.SessionResource;

/**
 * Writes down every request that may change something, with its result, and refuses it beforehand while it could not be
 * written down. Signing in and out has entries of its own.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 1)
public class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String BEGAN = "org.strowger.began";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final AuditLog audit;
    private final Scheduler scheduler;

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest servletRequest;

    public AuditFilter(AuditLog audit, Scheduler scheduler) {
        this.audit = audit;
        this.scheduler = scheduler;
    }

    /** After the caller is known. */
    @Override
    public void filter(ContainerRequestContext request) {
        if (concerned(request)) {
            audit.admit();
            request.setProperty(BEGAN, scheduler.nanoTime());
        }
    }

    private boolean concerned(ContainerRequestContext request) {
        Class<?> target = resource.getResourceClass();
        return !SAFE.contains(request.getMethod()) && target != null && target != SessionResource.class;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!concerned(request)) {
            return;
        }
        long millis = request.getProperty(BEGAN) instanceof Long began ? (scheduler.nanoTime() - began) / 1_000_000 : 0;
        Caller caller = request.getProperty(SecurityFilter.CALLER) instanceof Caller known ? known : null;
        audit.record(new AuditEntry(
                caller == null ? "" : caller.account().name(),
                caller == null ? "" : caller.role().id(),
                servletRequest.getRemoteAddr(),
                caller == null ? "rest" : caller.door(),
                action(),
                "/" + request.getUriInfo().getPath().replaceAll("^/", ""),
                fields(request),
                result(response),
                response.getStatus(),
                millis,
                0,
                caller != null && caller.viaToken()
                        ? "token " + caller.apiToken().id() + " "
                                + caller.apiToken().name()
                        : ""));
    }

    /** As the description of the API calls it. */
    private String action() {
        Method method = resource.getResourceMethod();
        String tag = resource.getResourceClass().getSimpleName().replace("Resource", "");
        return tag.toLowerCase(Locale.ROOT) + "." + method.getName();
    }

    private static List<String> fields(ContainerRequestContext request) {
        return request.getProperty(FieldNames.PROPERTY) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String result(ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemDocument problem) {
            return problem.code();
        }
        return response.getStatus() < 400 ? AuditEntry.OK : Integer.toString(response.getStatus());
    }
}
