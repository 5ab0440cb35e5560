package org.strowger.rest.security;

import javax.ws.rs.core.Cookie;

/** The cookie that carries the session of a browser. Built by hand: JAX-RS 2.1 has no SameSite. */
public final class SessionCookie {
    /** The prefix makes browsers insist on Secure, no Domain and the path /. */
    public static final String NAME = "__Host-strowger-session";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

    private SessionCookie() {}

    public static String set(String token) {
        return NAME + "=" + token + ATTRIBUTES;
    }

    public static String clear() {
        return NAME + "=; Max-Age=0" + ATTRIBUTES;
    }

    /** The token in it, or null. */
    static String token(Cookie cookie) {
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }
}
