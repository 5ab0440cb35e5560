package org.strowger.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of a SIP message: proofs of identity, keys of encryption, keys that people press, texts that people
 * write. What is not known to be harmless goes: of digests all but a few parameters, of bodies all but session descriptions
 * and fragments of SIP.
 */
final class Redaction {
    static final String HIDDEN = "***";

    private static final Set<String> CREDENTIALS = Set.of(
            "authorization",
            "proxy-authorization",
            "www-authenticate",
            "proxy-authenticate",
            "authentication-info",
            "proxy-authentication-info");
    private static final Set<String> HARMLESS =
            Set.of("username", "realm", "uri", "algorithm", "qop", "nc", "stale", "domain", "userhash");
    private static final Set<String> TOKENS = Set.of("identity", "y", "cookie", "set-cookie", "x-auth", "x-api-key");
    /** Those that most messages have; to know them saves most of the time. */
    private static final Set<String> PLAIN = Set.of(
            "via",
            "v",
            "from",
            "f",
            "to",
            "t",
            "call-id",
            "i",
            "cseq",
            "contact",
            "m",
            "max-forwards",
            "allow",
            "supported",
            "k",
            "user-agent",
            "server",
            "content-type",
            "c",
            "expires",
            "session-expires",
            "x",
            "min-se",
            "record-route",
            "route",
            "reason");

    private static final Pattern TOKEN_NAME = Pattern.compile(".*(?:token|passw|secret|credential|[-_]pin\\b).*");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z0-9_-]+)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"?|[^,\\s]*)");
    /** Passwords and tokens in URIs. */
    private static final Pattern USER_PASSWORD = Pattern.compile("(?i)(sips?:[^:@;>\\s\"?]*):[^@\\s>\"]+@");

    private static final Pattern URI_SECRET = Pattern.compile(
            "(?i)([;?&](?:proxy-)?(?:authorization|identity|token|access_token|password|pn-prid|pn-param)=)[^;&>\\s\",]*");
    private static final Pattern SDES = Pattern.compile("(?i)inline:[^\\s;]*");
    private static final Pattern SDP_SECRET =
            Pattern.compile("(?im)^(a=ice-pwd:|a=key-mgmt:|a=identity:|a=3ge2ae:|k=)[^\\r\\n]*");

    private Redaction() {}

    /** The message without secrets. Its Content-Length is that of what is left. */
    static String of(SipText message, boolean bodies) {
        String body = bodies ? body(message) : "";
        StringBuilder out = new StringBuilder(1024);
        out.append(uris(message.startLine())).append("\r\n");
        for (String line : message.headers()) {
            out.append(header(line, body)).append("\r\n");
        }
        return out.append("\r\n").append(body).toString();
    }

    private static String header(String line, String body) {
        String name = SipText.name(line);
        if (PLAIN.contains(name)) {
            return uris(line);
        }
        if (name.equals("content-length") || name.equals("l")) {
            return start(line) + body.getBytes(StandardCharsets.UTF_8).length;
        }
        if (CREDENTIALS.contains(name)) {
            return start(line) + credentials(SipText.value(line));
        }
        if (TOKENS.contains(name) || TOKEN_NAME.matcher(name).matches()) {
            return start(line) + HIDDEN;
        }
        return uris(line);
    }

    private static String start(String line) {
        return line.substring(0, line.indexOf(':') + 1) + ' ';
    }

    private static String uris(String line) {
        String plain = maybePassword(line) ? USER_PASSWORD.matcher(line).replaceAll("$1:***@") : line;
        return maybeSecret(plain) ? URI_SECRET.matcher(plain).replaceAll("$1***") : plain;
    }

    /** Whether two colons stand before an at sign, without anything between that ends a URI. */
    private static boolean maybePassword(String line) {
        int colons = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '@' && colons >= 2) {
                return true;
            }
            if (c == ':') {
                colons++;
            } else if (c == '@' || c == '>' || c == '"' || Character.isWhitespace(c)) {
                colons = 0;
            }
        }
        return false;
    }

    /** Whether a parameter's name ends as one of those of {@link #URI_SECRET} does. */
    private static boolean maybeSecret(String line) {
        for (int at = line.indexOf('=', 1); at > 0; at = line.indexOf('=', at + 1)) {
            if ("nydmNYDM".indexOf(line.charAt(at - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String credentials(String value) {
        boolean digest = value.regionMatches(true, 0, "Digest ", 0, 7);
        boolean info = !digest && value.matches("(?is)\\s*(?:nextnonce|qop|rspauth|cnonce|nc)\\s*=.*");
        if (!digest && !info) {
            int space = value.indexOf(' ');
            return (space < 0 ? "" : value.substring(0, space) + ' ') + HIDDEN;
        }
        StringBuilder out = new StringBuilder(digest ? "Digest " : "");
        Matcher parameter = PARAMETER.matcher(digest ? value.substring(7) : value);
        String separator = "";
        while (parameter.find()) {
            boolean harmless = HARMLESS.contains(parameter.group(1).toLowerCase(Locale.ROOT));
            out.append(separator).append(parameter.group(1)).append('=');
            out.append(harmless ? parameter.group(2) : HIDDEN);
            separator = ", ";
        }
        return out.toString();
    }

    private static String body(SipText message) {
        if (message.body().isBlank()) {
            return "";
        }
        return switch (message.contentType()) {
            case "application/sdp" -> sdp(message.body());
            case "message/sipfrag" -> fragment(message.body());
            default -> HIDDEN;
        };
    }

    static String sdp(String body) {
        return SDP_SECRET.matcher(SDES.matcher(body).replaceAll("inline:***")).replaceAll("$1***");
    }

    /** What is reported of a transfer: a status line, rarely more. */
    private static String fragment(String body) {
        List<String> lines = body.lines().toList();
        return lines.isEmpty() ? "" : uris(lines.get(0)) + "\r\n";
    }
}
