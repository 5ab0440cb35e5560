package org.strowger.webcommon;

import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/**
 * What every page tells the browser: run and load only what this server has, and show it in no other page. The referrer policy is
 * not {@code no-referrer}: with that a browser says {@code Origin: null} to our own API, which then takes it for another site.
 */
final class SafetyHeaders {
    /** Charts and menus set styles through the object model, which needs no permission; inline styles and scripts stay forbidden. */
    static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(self)",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Strict-Transport-Security", "max-age=31536000");

    private SafetyHeaders() {}

    static void set(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }
}
