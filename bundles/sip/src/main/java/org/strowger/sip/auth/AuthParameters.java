package org.strowger.sip.auth;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code Scheme name=value, name="value"} (RFC 7235 section 2.1). White space may stand anywhere between the
 * parts; doubled parameters, unclosed quotes and control characters make it unreadable. Linear in the input.
 */
final class AuthParameters {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_PARAMETERS = 32;

    private final String text;
    private int at;

    private AuthParameters(String text) {
        this.text = text;
    }

    /** Parameters by lower-case name of a value of this scheme; empty when it cannot be read. */
    static Optional<Map<String, String>> parse(String value, String scheme) {
        if (value == null || value.length() > MAX_LENGTH || !startsWithScheme(value.strip(), scheme)) {
            return Optional.empty();
        }
        return new AuthParameters(value.strip().substring(scheme.length())).parameters();
    }

    /** Credentials of another kind count as none (RFC 3261 section 22.1); what is no credentials at all does not. */
    static boolean otherScheme(String value, String scheme) {
        String text = value == null ? "" : value.strip();
        int end = 0;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        boolean named = end > 0 && end < text.length() && isSpace(text.charAt(end));
        return named && !text.substring(0, end).equalsIgnoreCase(scheme);
    }

    private static boolean startsWithScheme(String value, String scheme) {
        return value.regionMatches(true, 0, scheme, 0, scheme.length())
                && value.length() > scheme.length()
                && isSpace(value.charAt(scheme.length()));
    }

    private Optional<Map<String, String>> parameters() {
        Map<String, String> found = new LinkedHashMap<>();
        skipSpaceAndCommas();
        while (at < text.length()) {
            String name = token().toLowerCase(Locale.ROOT);
            String value = name.isEmpty() || !skipEquals() ? null : value();
            if (value == null || found.putIfAbsent(name, value) != null || found.size() > MAX_PARAMETERS) {
                return Optional.empty();
            }
            skipSpace();
            if (at < text.length() && text.charAt(at) != ',') {
                return Optional.empty();
            }
            skipSpaceAndCommas();
        }
        return Optional.of(found);
    }

    private String token() {
        int start = at;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean skipEquals() {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '=') {
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    /** Null when there is none. */
    private String value() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        String token = token();
        return token.isEmpty() ? null : token;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\' && ++at < text.length()) {
                c = text.charAt(at);
            }
            if (Character.isISOControl(c) && c != '\t') {
                return null;
            }
            value.append(c);
        }
        return null;
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private void skipSpaceAndCommas() {
        while (at < text.length() && (isSpace(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** More than RFC 3261's token, since a few phones forget the quotes around a URI. */
    private static boolean isTokenCharacter(char c) {
        return c > ' ' && c < 0x7f && c != '"' && c != ',' && c != '=' && c != '\\';
    }
}
