package org.strowger.rest.security;

import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.ext.Provider;

/** Tells browsers to make nothing of an answer but data, and to keep nothing. */
@Provider
public final class SecurityHeaders implements ContainerResponseFilter {
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Strict-Transport-Security", "max-age=31536000",
            "Cache-Control", "no-store");

    /** The same for a servlet that stands outside of JAX-RS. */
    public static void set(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // What everybody may see, such as a logo, says itself how long it may be kept.
        Object caching = response.getHeaders().getFirst("Cache-Control");
        HEADERS.forEach(response.getHeaders()::putSingle);
        if (caching != null) {
            response.getHeaders().putSingle("Cache-Control", caching);
        }
    }
}
