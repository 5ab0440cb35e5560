package org.strowger.rest.security;

import java.net.URI;
import java.util.Locale;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.HttpHeaders;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** Refuses what a page of another site makes a browser send. */
final class OriginCheck {
    private OriginCheck() {}

    /** Origin, or else Referer, must name this server; tools send neither. */
    static void check(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        String from = origin == null ? request.getHeaderString("Referer") : origin;
        if (from != null && !sameHost(from, host(request))) {
            throw new ProblemException(
                    Kind.FORBIDDEN,
                    "origin.foreign",
                    "",
                    Text.of("The request comes from another site.", "该请求来自其他网站。"));
        }
    }

    /** HTTP/2 has no Host; what a browser writes as the authority of its request is the host of the address then. */
    private static String host(ContainerRequestContext request) {
        String host = request.getHeaderString(HttpHeaders.HOST);
        return host == null ? request.getUriInfo().getRequestUri().getRawAuthority() : host;
    }

    private static boolean sameHost(String from, String host) {
        try {
            URI uri = URI.create(from);
            return host != null
                    && "https".equals(uri.getScheme())
                    && uri.getRawAuthority() != null
                    && bare(uri.getRawAuthority()).equals(bare(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String bare(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.endsWith(":443") ? lower.substring(0, lower.length() - 4) : lower;
    }
}
