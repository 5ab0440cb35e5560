package org.strowger.sip.message;

import java.util.Locale;
import org.strowger.sip.stack.NameAddress;
import org.strowger.sip.stack.Percent;
import org.strowger.sip.stack.SipUri;

/** Reads name-addr, addr-spec (RFC 3261 section 25.1) and SIP URIs. Linear in the input; never throws. */
public final class Addresses {
    private static final int MAX_PORT = 65_535;

    private Addresses() {}

    /** A From, To or Contact value. Its URI is null when there is none that we speak. */
    public static NameAddress address(String value) {
        int open = bracket(value);
        if (open < 0) {
            int end = Parameters.next(value, 0);
            return new NameAddress("", uri(value.substring(0, end).strip()), tag(value, end));
        }
        int close = value.indexOf('>', open);
        if (close < 0) {
            return new NameAddress("", null, "");
        }
        return new NameAddress(
                display(value.substring(0, open).strip()), uri(value.substring(open + 1, close)), tag(value, close));
    }

    private static String tag(String value, int from) {
        String tag = Parameters.find(value, from, "tag");
        return tag == null ? "" : tag;
    }

    /** The first bracket outside of quotes; -1 for none. */
    private static int bracket(String value) {
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String display(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        String inside = text.substring(1, text.length() - 1);
        return inside.indexOf('\\') < 0 ? inside : inside.replaceAll("\\\\(.)", "$1");
    }

    /** Null for what is not a SIP URI. */
    public static SipUri uri(String text) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("sip") && !scheme.equals("sips") || hasSpace(text)) {
            return null;
        }
        int at = text.indexOf('@', colon);
        int headers = text.indexOf('?', Math.max(at, colon));
        int end = headers < 0 ? text.length() : headers;
        int semicolon = text.indexOf(';', Math.max(at, colon));
        int hostEnd = semicolon < 0 || semicolon > end ? end : semicolon;
        String hostPort = text.substring((at < 0 ? colon : at) + 1, hostEnd);
        int portAt = portAt(hostPort);
        int port = portAt < 0 ? -1 : port(hostPort.substring(portAt + 1));
        String host = (portAt < 0 ? hostPort : hostPort.substring(0, portAt)).toLowerCase(Locale.ROOT);
        if (port == 0 || !isHost(host)) {
            return null;
        }
        String transport = Parameters.find(text.substring(hostEnd, end), 0, "transport");
        String user = at < 0 ? "" : user(text.substring(colon + 1, at));
        return new SipUri(scheme, user, host, port, transport == null ? "" : transport.toLowerCase(Locale.ROOT), text);
    }

    /** Whether it has the form of a URI, and not our scheme. */
    public static boolean otherScheme(String text) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        return !scheme.isEmpty() && !scheme.equals("sip") && !scheme.equals("sips") && !hasSpace(text);
    }

    private static boolean hasSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"') {
                return true;
            }
        }
        return false;
    }

    /** Without password and parameters, decoded. */
    private static String user(String text) {
        int password = text.indexOf(':');
        String plain = password < 0 ? text : text.substring(0, password);
        int parameters = plain.indexOf(';');
        plain = parameters < 0 ? plain : plain.substring(0, parameters);
        return plain.indexOf('%') < 0 ? plain : Percent.decode(plain);
    }

    /** The colon before a port; -1 when there is none. */
    static int portAt(String hostPort) {
        int close = hostPort.lastIndexOf(']');
        return hostPort.indexOf(':', Math.max(0, close));
    }

    /** 1 to 65535; 0 for what is no port. */
    static int port(String digits) {
        int port = 0;
        for (int i = 0; i < digits.length() && port <= MAX_PORT; i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            port = port * 10 + digit;
        }
        return port <= MAX_PORT ? port : 0;
    }

    static boolean isHost(String host) {
        if (host.isEmpty()) {
            return false;
        }
        boolean literal = host.charAt(0) == '[';
        if (literal != (host.charAt(host.length() - 1) == ']')) {
            return false;
        }
        for (int i = literal ? 1 : 0; i < host.length() - (literal ? 1 : 0); i++) {
            char c = host.charAt(i);
            boolean common = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '.';
            if (!common && !(literal ? c == ':' : c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }
}
