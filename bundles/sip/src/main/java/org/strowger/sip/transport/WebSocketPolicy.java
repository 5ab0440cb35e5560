package org.strowger.sip.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Who may open a WebSocket: a request to upgrade to version 13 with sub-protocol {@code sip}, from a page we trust. */
public final class WebSocketPolicy {
    public static final String PROTOCOL = "sip";
    private static final String SECRET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int UPGRADE_REQUIRED = 426;
    private static final int ACCEPTED = 101;

    private final List<String> origins;

    /**
     * @param origins such as {@code https://phone.example}, or {@code *} for any; with none, pages of the same host may, and
     *     so may what is no browser and names no origin
     */
    public WebSocketPolicy(List<String> origins) {
        this.origins = origins.stream()
                .map(o -> o.trim().toLowerCase(Locale.ROOT))
                .filter(o -> !o.isEmpty())
                .toList();
    }

    /**
     * The HTTP status to answer with: 101 when it may.
     *
     * @param header yields a header's value, null for none
     */
    public int judge(String method, UnaryOperator<String> header) {
        if (!"GET".equals(method)
                || !has(header.apply("Upgrade"), "websocket")
                || !has(header.apply("Connection"), "upgrade")) {
            return UPGRADE_REQUIRED;
        }
        if (!"13".equals(header.apply("Sec-WebSocket-Version"))) {
            return UPGRADE_REQUIRED;
        }
        String key = header.apply("Sec-WebSocket-Key");
        if (key == null || key.length() != 24 || !has(header.apply("Sec-WebSocket-Protocol"), PROTOCOL)) {
            return BAD_REQUEST;
        }
        return trusted(header.apply("Origin"), header.apply("Host")) ? ACCEPTED : FORBIDDEN;
    }

    private static boolean has(String list, String wanted) {
        return list != null
                && Arrays.stream(list.split(",")).anyMatch(w -> w.trim().equalsIgnoreCase(wanted));
    }

    private boolean trusted(String origin, String host) {
        if (origin == null || origins.contains("*")) {
            return true;
        }
        String named = origin.trim().toLowerCase(Locale.ROOT);
        return origins.isEmpty() ? host != null && sameHost(named, host) : origins.contains(named);
    }

    /** Its port may differ: another service of this machine. */
    private static boolean sameHost(String origin, String host) {
        try {
            String from = URI.create(origin).getHost();
            String to = URI.create("//" + host.trim()).getHost();
            return from != null && from.equalsIgnoreCase(to);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Value of Sec-WebSocket-Accept. */
    public static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + SECRET).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JRE has SHA-1", e);
        }
    }
}
