package org.strowger.http;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a plain request is sent on to: the same host and path over HTTPS. */
record Redirect(int httpsPort) {
    private static final int DEFAULT_PORT = 443;

    /** A name, an IPv4 address or a bracketed IPv6 address, and perhaps a port. */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    /**
     * @param host the header of that name; null when there was none
     * @return nothing when the request does not tell which host it meant
     */
    Optional<String> location(String host, URI requested) {
        Matcher matcher = HOST.matcher(host == null ? "" : host);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String path = requested.getRawPath() == null || requested.getRawPath().isEmpty() ? "/" : requested.getRawPath();
        String query = requested.getRawQuery() == null ? "" : "?" + requested.getRawQuery();
        String port = httpsPort == DEFAULT_PORT ? "" : ":" + httpsPort;
        return Optional.of("https://" + matcher.group(1) + port + path + query);
    }
}
